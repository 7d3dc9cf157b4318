package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.SampleDonation;
import org.posterity.cli.TestArchive;
import org.posterity.model.Digest;
import org.posterity.model.Progress;

/** What a watch copies by itself, besides packages: agreements and the journal, to stores marked for them, whenever they have grown. */
class CopiesOfWatchTest {
    @TempDir
    private Path folder;

    private TestArchive desk;
    private Path harbour;
    private Path quay;
    private String aip;

    @BeforeEach
    void anArchiveThatGetsStores() throws IOException {
        desk = TestArchive.in(folder.resolve("desk"))
                .set("inbox.dir", folder.resolve("inbox").toString());
        aip = desk.archived(
                        desk.consented(SampleDonation.in(folder.resolve("kelp")).export(ExportVersion.V3)))
                .id();
        harbour = Files.createDirectory(folder.resolve("harbour"));
        quay = Files.createDirectory(folder.resolve("quay"));
        Files.writeString(
                desk.config().resolve("stores.yaml"), "stores:\n" + store(harbour, true) + store(quay, false));
    }

    private static String store(Path folder, boolean marked) {
        return "  " + folder.getFileName() + ":\n    kind: folder\n    folder: '" + folder
                + "'\n    country: DE\n    place: here\n    medium: disk\n    administrator: IT\n    agreements: "
                + marked
                + "\n    journal: " + marked + "\n";
    }

    /** Watches until {@code meanwhile} is done, which is given the look that the timer's route takes from time to time. */
    private List<String> watch(Consumer<Runnable> meanwhile) {
        List<String> notices = new ArrayList<>();
        List<Runnable> looks = new ArrayList<>();
        Pipeline.Opening way = (stages, running, sources) -> {
            looks.add(() -> sources.orElseThrow().outstanding().get().forEach(stages.replication()));
            return new StraightPipeline(stages);
        };
        Premises premises = new Premises(desk.archive(), desk.config(), way, new Notices() {
            @Override
            public void say(String sentence) {
                notices.add(sentence);
            }

            @Override
            public void waiting(Duration patience) {
                notices.add("waiting");
            }
        });
        new Watch(premises, Progress.NONE, new RunningStages())
                .run(
                        Optional.empty(),
                        Duration.ZERO,
                        begun -> meanwhile.accept(looks.get(0)),
                        ingested -> {},
                        CompletableFuture.completedFuture(null));
        return notices;
    }

    @Test
    void agreementsAndJournalFollowToMarkedStoresWheneverTheyHaveGrown() {
        List<String> notices = watch(look -> {
            look.run();
            // what was copied of packages is told by the journal, which follows at the next look
            look.run();
            assertFollowed();
            TestArchive.Answer hold = hold();
            assertThat(hold.exit()).as(hold.toString()).isZero();

            look.run();
            assertFollowed();
        });

        assertThat(notices).isEmpty();
    }

    /** It changes agreement and journal, and no package: the command itself copies nothing. */
    private TestArchive.Answer hold() {
        List<Object> line =
                new ArrayList<>(List.of("hold", "place", aip, "--authority", "Court", "--reference", "HC 1"));
        line.addAll(List.of("--review", "2095-01-01", "--by", "Ida Bauer"));
        line.addAll(List.of("--archive", desk.archive(), "--config", desk.config()));
        return TestArchive.say(line.toArray());
    }

    private void assertFollowed() {
        assertThat(files(harbour.resolve("agreements")))
                .isEqualTo(files(desk.archive().resolve("agreements")));
        assertThat(digest(harbour.resolve("journal.jsonl")))
                .isEqualTo(digest(desk.archive().resolve("journal.jsonl")));
        assertThat(files(quay.resolve("storage")))
                .isEqualTo(files(desk.archive().resolve("storage")));
        assertThat(quay.resolve("agreements")).doesNotExist();
        assertThat(quay.resolve("journal.jsonl")).doesNotExist();
    }

    /** Every file below a folder with its digest, but for the texts of the specification. */
    private static List<String> files(Path below) {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".md"))
                    .map(file -> below.relativize(file) + " " + digest(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Digest digest(Path file) {
        try {
            return Digest.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
