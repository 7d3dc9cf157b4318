package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.Workplace.Subject;

class WorkplaceTest {
    private static final Subject KELP = Subject.of(new Account("tiktok", "kelp.and.kites"));
    private static final Subject LANTERNS = Subject.of(new Account("tiktok", "paper.lanterns"));

    @TempDir
    Path folder;

    @Test
    void makesTheArchivesFolder() {
        try (Workplace workplace = Workplace.in(folder.resolve("a/b"))) {
            assertThat(workplace.archive()).isDirectory().isAbsolute();
        }
    }

    @Test
    void severalWorkInOneArchiveEachInAFolderOfItsOwn() {
        try (Workplace one = Workplace.in(folder);
                Workplace other = Workplace.in(folder)) {
            assertThat(one.folder()).isDirectory().isNotEqualTo(other.folder());
            assertThat(other.folder()).isDirectory().startsWith(Workplace.workspaces(other.archive()));
            assertThat(other.processFolder().path()).isEqualTo(other.folder());
        }
    }

    @Test
    void whatAnotherProcessHoldsIsRefusedAndGivenBackByItsDeath() throws Exception {
        try (Workplace workplace = Workplace.in(folder);
                ChildProcess other = ChildProcess.start(LockHolder.class, folder, "kelp.and.kites")) {
            assertThat(other.says("held")).isTrue();
            assertThatThrownBy(() -> workplace.lock(KELP))
                    .isInstanceOf(ArchiveInUse.class)
                    .hasMessageContaining("already at work on this account")
                    .hasMessageNotContaining("kelp");
            assertThat(workplace.lockIfFree(KELP)).isEmpty();
            assertThat(workplace.lockIfFree(Subject.of(new Account("tiktok", "Kelp.and.Kites"))))
                    .as("capitals do not matter")
                    .isEmpty();
            workplace.lock(LANTERNS).close();
            workplace.lock(new PackageId("tiktok:kelp.and.kites")).close();

            other.killAfter(0);

            workplace.lock(KELP).close();
        }
    }

    /** The system forgets a process's locks on a file as soon as the process closes the file anywhere. */
    @Test
    void whoEndsInThisProcessTakesNoLockOfTheOthersAway() throws Exception {
        try (Workplace workplace = Workplace.in(folder)) {
            Lock kelp = workplace.lock(KELP);
            Workplace passing = Workplace.in(folder);
            passing.lock(LANTERNS);
            passing.close();

            try (ChildProcess other =
                    ChildProcess.start(LockHolder.class, folder, "kelp.and.kites", "paper.lanterns")) {
                assertThat(other.says("held")).as("kelp is still held here").isFalse();
            }
            kelp.close();
            try (ChildProcess other =
                    ChildProcess.start(LockHolder.class, folder, "kelp.and.kites", "paper.lanterns")) {
                assertThat(other.says("held")).isTrue();
            }
        }
    }

    @Test
    void whoWaitsIsToldOnceAndGetsItWhenTheOtherProcessEnds() throws Exception {
        AtomicInteger told = new AtomicInteger();
        try (ChildProcess other = ChildProcess.start(LockHolder.class, folder, "kelp.and.kites")) {
            assertThat(other.says("held")).isTrue();
            try (Workplace workplace = Workplace.in(folder, Duration.ofMinutes(10), () -> {
                told.incrementAndGet();
                other.kill();
            })) {
                workplace.lock(KELP).close();
            }
        }
        assertThat(told).hasValue(1);
    }

    @Test
    void whoHasWaitedInVainIsRefused() throws Exception {
        AtomicInteger told = new AtomicInteger();
        try (ChildProcess other = ChildProcess.start(LockHolder.class, folder, "kelp.and.kites")) {
            assertThat(other.says("held")).isTrue();
            try (Workplace workplace = Workplace.in(folder, Duration.ofMillis(1), told::incrementAndGet)) {
                assertThatThrownBy(() -> workplace.lock(KELP)).isInstanceOf(ArchiveInUse.class);
                assertThatThrownBy(() -> workplace.lock(KELP, Duration.ZERO)).isInstanceOf(ArchiveInUse.class);
            }
        }
        assertThat(told).hasValue(1);
    }

    /** Whatever the patience, which is for other processes. */
    @Test
    void inOneProcessTheOneWaitsForTheOther() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (Workplace workplace = Workplace.in(folder, Duration.ZERO, () -> order.add("told"))) {
            Lock first = workplace.lock(KELP);
            CountDownLatch begun = new CountDownLatch(1);
            Thread second = new Thread(() -> {
                begun.countDown();
                Lock lock = workplace.lock(KELP);
                order.add("second");
                lock.close();
            });
            second.start();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            second.join(300);
            order.add("first");
            first.close();
            second.join();
        }
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void whoIsInterruptedWhileWaitingGetsNoLock() {
        try (Workplace workplace = Workplace.in(folder)) {
            workplace.lock(KELP);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> workplace.lock(KELP)).isInstanceOf(ArchiveInUse.class);

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    @Test
    void allLocksEndWithTheWork() {
        Workplace first = Workplace.in(folder);
        try (Workplace second = Workplace.in(folder)) {
            Lock kelp = first.lock(KELP);
            first.lock(LANTERNS);
            Path work = first.folder();

            first.close();

            assertThat(work).doesNotExist();
            assertThat(second.lockIfFree(KELP)).isPresent();
            assertThat(second.lockIfFree(LANTERNS)).isPresent();
            kelp.close();
            assertThat(second.lockIfFree(KELP))
                    .as("what is held by others is not theirs to give back")
                    .isEmpty();
        }
    }

    @Test
    void whatFailsUnderALockGivesItBack() throws IOException {
        try (Workplace workplace = Workplace.in(folder)) {
            assertThatThrownBy(() -> workplace.briefly(Subject.folders(), () -> {
                        throw new IOException("No.");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(workplace.<String, IOException>briefly(Subject.folders(), () -> "done"))
                    .isEqualTo("done");
        }
    }

    @Test
    void anArchiveThatCannotBeAFolderIsToldByItsPlace() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Workplace.in(file))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aWorkspaceThatCannotBeMadeIsTold() throws Exception {
        Path blocked = Files.createFile(folder.resolve("workspace"));

        assertThatThrownBy(() -> Workplace.in(folder)).isInstanceOf(TerminalFailure.class);
        Files.delete(blocked);
        try (Workplace workplace = Workplace.in(folder)) {
            assertThat(workplace.folder()).isDirectory();
        }
    }
}
