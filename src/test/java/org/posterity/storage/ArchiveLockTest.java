package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
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
                    .isInstanceOf(TerminalFailure.class)
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
                    .isInstanceOf(TerminalFailure.class)
                    .hasMessageContaining("already at work in this archive");

            other.killAfter(0);

            try (ArchiveLock lock = ArchiveLock.take(folder)) {
                assertThat(lock.isHeld()).isTrue();
            }
        }
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
