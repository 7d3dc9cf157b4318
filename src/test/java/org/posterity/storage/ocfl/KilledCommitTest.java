package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.storage.ChildProcess;
import org.posterity.storage.SmallBag;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;
import org.posterity.storage.Workplace;

/** A commit in a process of its own, killed at different moments, and then done again. */
class KilledCommitTest {
    private static final int[] MOMENTS = {0, 100, 300};

    @TempDir
    Path folder;

    @Test
    void leavesNothingOrAllAndIsDoneByTheNextRun() throws Exception {
        Path archive = folder.resolve("archive");
        for (int moment : MOMENTS) {
            try (ChildProcess child = ChildProcess.start(Committer.class, archive)) {
                if (child.says("committing")) {
                    child.killAfter(moment);
                }
            }
            assertNoneOrWhole(archive);
        }

        try (ChildProcess child = ChildProcess.start(Committer.class, archive)) {
            assertThat(child.says("done")).isTrue();
        }

        assertThat(OcflStorage.read(archive).ids()).containsExactly(SmallBag.AIP);
        assertNoneOrWhole(archive);
        assertThat(objectsBelow(archive)).hasSize(1);
    }

    /** Version after version, killed in between: what is read is one of them, whole, and the next run goes on from there. */
    @Test
    void aLaterVersionIsThereWholeOrNotAtAll() throws Exception {
        Path archive = folder.resolve("archive");
        int version = 0;
        for (int moment : new int[] {0, 30, 60, 90, 150}) {
            try (ChildProcess child = ChildProcess.start(Reviser.class, archive)) {
                if (child.says("committing")) {
                    child.killAfter(moment);
                }
            }
            StoredPackages storage = OcflStorage.read(archive);
            int found = storage.head(SmallBag.AIP).map(it -> it.version()).orElse(0);
            assertThat(found).isGreaterThanOrEqualTo(version);
            version = found;
            if (found > 0) {
                assertThat(storage.damage(SmallBag.AIP)).isEmpty();
                for (StoredFile file : storage.files(SmallBag.AIP)) {
                    assertThat(file.read()).isNotEmpty();
                }
            }
        }
        try (Workplace lock = Workplace.in(archive)) {
            OcflStorage storage = OcflStorage.open(lock, true);
            storage.inProgress().forEach(storage::complete);
            Path object =
                    archive.resolve(storage.head(SmallBag.AIP).orElseThrow().place());
            assertThat(Validator.validateObject(object, true).getErrors()).isEmpty();
        }
        assertThat(version).isPositive();
    }

    private static void assertNoneOrWhole(Path archive) throws IOException {
        StoredPackages storage = OcflStorage.read(archive);
        assertThat(storage.ids()).hasSizeLessThanOrEqualTo(1);
        for (Path object : objectsBelow(archive.resolve("storage"))) {
            assertThat(object)
                    .isEqualTo(archive.resolve(
                            storage.head(SmallBag.AIP).orElseThrow().place()));
            assertThat(Validator.validateObject(object, true).getErrors()).isEmpty();
            assertThat(storage.files(SmallBag.AIP)).hasSize(Committer.POSTS + 2);
        }
    }

    private static List<Path> objectsBelow(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.getFileName().toString().startsWith("0=ocfl_object_"))
                    .map(Path::getParent)
                    .toList();
        }
    }

    /** Commits a bag of many files, unless it is held. */
    static final class Committer {
        static final int POSTS = 250;

        private Committer() {}

        public static void main(String[] args) throws IOException {
            try (Workplace lock = Workplace.in(Path.of(args[0]))) {
                OcflStorage storage = OcflStorage.open(lock, true);
                if (!storage.holds(SmallBag.AIP)) {
                    SmallBag bag = SmallBag.at(lock.folder().resolve("w/bag"), POSTS);
                    System.err.println("committing");
                    storage.commit(bag.first(SmallBag.AIP));
                }
            }
            System.err.println("done");
        }
    }

    /** Commits one version after the other. */
    static final class Reviser {
        private Reviser() {}

        public static void main(String[] args) throws IOException {
            try (Workplace lock = Workplace.in(Path.of(args[0]))) {
                OcflStorage storage = OcflStorage.open(lock, true);
                if (!storage.holds(SmallBag.AIP)) {
                    storage.commit(
                            SmallBag.at(lock.folder().resolve("w/bag"), 20).first(SmallBag.AIP));
                }
                for (int round = 0; round < 500; round++) {
                    StoredVersion head = storage.head(SmallBag.AIP).orElseThrow();
                    SmallBag change = SmallBag.empty(lock.folder().resolve("w/change"));
                    for (int file = 0; file < 10; file++) {
                        change.add("data/changed/" + file, "version " + head.version() + " " + file);
                    }
                    if (round == 1) {
                        System.err.println("committing");
                    }
                    storage.commit(change.after(head, "bagit.txt", "data/README.txt"));
                }
            }
        }
    }
}
