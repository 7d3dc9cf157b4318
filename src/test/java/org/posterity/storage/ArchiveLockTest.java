package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.TerminalFailure;

class ArchiveLockTest {
    @TempDir
    Path folder;

    @Test
    void makesTheArchivesFolder() {
        try (ArchiveLock lock = ArchiveLock.take(folder.resolve("a/b"))) {
            assertThat(lock.archive()).isDirectory().isAbsolute();
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void isRefusedToAnotherPartOfTheSameProcess() {
        try (ArchiveLock lock = ArchiveLock.take(folder)) {
            assertThat(lock.isHeld()).isTrue();
            assertThatThrownBy(() -> ArchiveLock.take(folder))
                    .isInstanceOf(ArchiveInUse.class)
                    .hasMessageContaining("already at work in this archive");
        }
    }

    @Test
    void canBeTakenAgainOnceGivenBack() {
        ArchiveLock.take(folder).close();

        try (ArchiveLock lock = ArchiveLock.take(folder)) {
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void isRefusedWhileAnotherProcessHoldsItAndGivenBackByItsDeath() throws Exception {
        try (ChildProcess other = ChildProcess.start(Holder.class, folder)) {
            assertThat(other.says("held")).isTrue();
            assertThatThrownBy(() -> ArchiveLock.take(folder))
                    .isInstanceOf(ArchiveInUse.class)
                    .hasMessageContaining("already at work in this archive");

            other.killAfter(0);

            try (ArchiveLock lock = ArchiveLock.take(folder)) {
                assertThat(lock.isHeld()).isTrue();
            }
        }
    }

    @Test
    void isTakenByWhoWaitsAsSoonAsItIsGivenBackAndWaitingIsToldOnce() {
        ArchiveLock first = ArchiveLock.take(folder);
        AtomicInteger told = new AtomicInteger();

        ArchiveLock second = ArchiveLock.take(folder, Duration.ofMinutes(10), () -> {
            told.incrementAndGet();
            first.close();
        });

        assertThat(second.isHeld()).isTrue();
        assertThat(told).hasValue(1);
        second.close();
    }

    @Test
    void isRefusedToWhoHasWaitedInVain() {
        AtomicInteger told = new AtomicInteger();
        try (ArchiveLock lock = ArchiveLock.take(folder)) {
            assertThat(lock.isHeld()).isTrue();
            assertThatThrownBy(() -> ArchiveLock.take(folder, Duration.ofMillis(1), told::incrementAndGet))
                    .isInstanceOf(ArchiveInUse.class);
            assertThatThrownBy(() -> ArchiveLock.take(folder, Duration.ZERO, told::incrementAndGet))
                    .isInstanceOf(ArchiveInUse.class);
        }
        assertThat(told).hasValue(1);
        ArchiveLock.take(folder).close();
    }

    @Test
    void nobodyWaitsForALockThatIsFree() {
        ArchiveLock.take(folder, Duration.ofMinutes(10), () -> {
                    throw new AssertionError("waited");
                })
                .close();
    }

    @Test
    void whoIsInterruptedWhileWaitingGetsNoLock() {
        try (ArchiveLock lock = ArchiveLock.take(folder)) {
            assertThat(lock.isHeld()).isTrue();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> ArchiveLock.take(folder, Duration.ofMinutes(10), () -> {}))
                    .isInstanceOf(ArchiveInUse.class);

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    @Test
    void anArchiveThatCannotBeAFolderIsToldByItsPlace() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> ArchiveLock.take(file))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining(file.toString());
    }

    /** The lock itself is not kept from the next run by a workspace that cannot be made. */
    @Test
    void aWorkspaceThatCannotBeMadeGivesTheLockBack() throws Exception {
        Path blocked = Files.createFile(folder.resolve("workspace"));

        assertThatThrownBy(() -> ArchiveLock.take(folder)).isInstanceOf(TerminalFailure.class);
        Files.delete(blocked);
        try (ArchiveLock lock = ArchiveLock.take(folder)) {
            assertThat(lock.workspace()).isDirectory().startsWith(ArchiveLock.workspaces(lock.archive()));
            assertThat(lock.processFolder().path()).isEqualTo(lock.workspace());
        }
    }

    @Test
    void theWorkspaceGoesWithTheLock() {
        ArchiveLock lock = ArchiveLock.take(folder);
        Path workspace = lock.workspace();
        assertThat(workspace).isDirectory();

        lock.close();

        assertThat(workspace).doesNotExist();
        assertThat(lock.isHeld()).isFalse();
    }

    /** Holds the lock until it is killed, or its parent ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (ArchiveLock lock = ArchiveLock.take(Path.of(args[0]))) {
                System.err.println(lock.isHeld() ? "held" : "not held");
                System.in.read();
            }
        }
    }
}
