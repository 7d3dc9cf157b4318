package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.storage.ChildProcess;

/** What is made beside its place is there whole or not at all, whatever comes in between. */
class UnfinishedFileTest {
    @TempDir
    Path folder;

    /** Where a maker is killed. */
    enum Moment {
        BEGUN,
        HALF,
        WHOLE,
        NAMED
    }

    @ParameterizedTest
    @EnumSource
    void aKillLeavesNothingThatPassesForWholeOrBlocksWhoComesNext(Moment moment) throws Exception {
        Path place = folder.resolve("copy");
        Files.writeString(folder.resolve("copy.part"), "a stranger's");
        try (ChildProcess maker = ChildProcess.start(Maker.class, place, moment)) {
            assertThat(maker.says("killed")).isTrue();
        }
        assertThat(Files.exists(place)).isEqualTo(moment == Moment.NAMED);

        if (moment == Moment.NAMED) {
            assertThatThrownBy(() -> make(place, "another")).isInstanceOf(FileAlreadyExistsException.class);
        } else {
            make(place, "whole");
        }

        assertThat(place.resolve("file")).hasContent("whole");
        assertThat(names()).containsExactlyInAnyOrder("copy", "copy.part");
    }

    @Test
    void aFileIsReplacedInOneStepAndNothingIsLeftBesideIt() throws Exception {
        Path place = folder.resolve("report.json");
        UnfinishedFile.replace(place, "first".getBytes(StandardCharsets.UTF_8));
        UnfinishedFile.replace(place, "second".getBytes(StandardCharsets.UTF_8));

        assertThat(place).hasContent("second");
        assertThat(names()).containsExactly("report.json");
        assertThatThrownBy(() -> UnfinishedFile.replace(folder.resolve("none/report.json"), new byte[0]))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatSomebodyIsStillMakingIsLeftToThem() throws Exception {
        Path place = folder.resolve("theirs");
        try (ChildProcess maker = ChildProcess.start(Waiting.class, place)) {
            assertThat(maker.says("waiting")).isTrue();
            List<String> before = names();
            make(folder.resolve("ours"), "whole");
            assertThat(names()).containsAll(before).contains("ours").doesNotContain("theirs");
        }
    }

    @Test
    void whatFailsLeavesNothing() throws IOException {
        try (UnfinishedFile draft = UnfinishedFile.of(folder.resolve("copy"))) {
            fill(draft, "half");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void nothingLosesItsPlace() throws IOException {
        Path place = Files.writeString(folder.resolve("copy"), "there");
        assertThatThrownBy(() -> UnfinishedFile.of(place)).isInstanceOf(FileAlreadyExistsException.class);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> UnfinishedFile.of(link)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> UnfinishedFile.of(folder.resolve("none/copy")))
                .isInstanceOf(NoSuchFileException.class);
        Path late = folder.resolve("late");
        try (UnfinishedFile draft = UnfinishedFile.of(late)) {
            fill(draft, "ours");
            Files.writeString(late, "theirs");
            assertThatThrownBy(draft::finish).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(late).hasContent("theirs");
        assertThat(place).hasContent("there");
        assertThat(names()).containsExactlyInAnyOrder("copy", "link", "late");
    }

    @Test
    void aFolderBehindALinkIsAsGood() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        make(link.resolve("copy"), "whole");
        assertThat(real.resolve("copy/file")).hasContent("whole");
    }

    private static void make(Path place, String content) throws IOException {
        try (UnfinishedFile draft = UnfinishedFile.of(place)) {
            fill(draft, content);
            draft.finish();
        }
    }

    private static void fill(UnfinishedFile draft, String content) throws IOException {
        Files.writeString(Files.createDirectory(draft.path()).resolve("file"), content);
    }

    /** What is small can be written though the process is ending; what takes long is not begun any more. */
    @Test
    void workUnderWayIsFinishedWhileTheProcessEnds() throws Exception {
        Path place = folder.resolve("report");
        try (ChildProcess ending = ChildProcess.start(Ending.class, place)) {
            assertThat(ending.says("refused")).isTrue();
            ending.ends();
        }
        assertThat(place).hasContent("small");
        assertThat(names()).containsExactly("report");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Makes a folder and ends as if it was killed. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] args) throws IOException {
            Moment moment = Moment.valueOf(args[1]);
            try (UnfinishedFile draft = UnfinishedFile.of(Path.of(args[0]))) {
                if (moment != Moment.BEGUN) {
                    fill(draft, moment == Moment.HALF ? "wh" : "whole");
                }
                if (moment == Moment.NAMED) {
                    draft.finish();
                }
                System.err.println("killed");
                Runtime.getRuntime().halt(137);
            }
        }
    }

    /** Makes a folder until it is killed. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws IOException {
            try (UnfinishedFile draft = UnfinishedFile.of(Path.of(args[0]))) {
                fill(draft, "half");
                System.err.println("waiting");
                System.in.read();
            }
        }
    }

    /** Is ending, and finishes its work meanwhile, as a watch that was stopped does. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] args) {
            Path place = Path.of(args[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    UnfinishedFile.replace(place, "first".getBytes(StandardCharsets.UTF_8));
                    UnfinishedFile.replace(place, "small".getBytes(StandardCharsets.UTF_8));
                    UnfinishedFile.of(place.resolveSibling("long")).close();
                    System.err.println("begun");
                } catch (IOException e) {
                    System.err.println("refused");
                }
            }));
        }
    }
}
