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
import org.posterity.storage.ArchiveLock;
import org.posterity.storage.ChildProcess;
import org.posterity.storage.SmallBag;
import org.posterity.storage.StoredPackages;

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

    private static void assertNoneOrWhole(Path archive) throws IOException {
        StoredPackages storage = OcflStorage.read(archive);
        assertThat(storage.ids()).hasSizeLessThanOrEqualTo(1);
        for (Path object : objectsBelow(archive.resolve("storage"))) {
            assertThat(storage.folder(SmallBag.AIP)).contains(object);
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
            try (ArchiveLock lock = ArchiveLock.take(Path.of(args[0]));
                    OcflStorage storage = OcflStorage.open(lock, true)) {
                if (!storage.holds(SmallBag.AIP)) {
                    SmallBag bag = SmallBag.at(lock.workspace().resolve("w/bag"), POSTS);
                    System.err.println("committing");
                    storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);
                }
            }
            System.err.println("done");
        }
    }
}
