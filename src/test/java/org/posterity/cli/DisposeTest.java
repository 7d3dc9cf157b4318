package org.posterity.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.model.Digest;

/** {@code posterity dispose} and the deadlines of inputs. */
class DisposeTest {
    @TempDir
    private Path home;

    private TestArchive desk;

    @BeforeEach
    void makeDesk() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
    }

    @Test
    void aRefusedInputIsDueAndNothingElseHappensToIt() throws Exception {
        SampleDonation refused = refused();
        Map<String, String> before = ArchiveListing.of(refused.folder());

        JsonNode due = desk.run("due", "--json").json().stream()
                .filter(line -> line.path("kind").asText().equals("input-to-clear"))
                .findFirst()
                .orElseThrow();

        assertThat(due.path("deadline").asText())
                .isEqualTo(java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                        .plusDays(30)
                        .toString());
        assertThat(ArchiveListing.of(refused.folder())).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(desk.archive().resolve("inputs"))))
                .isEqualTo("rwx------");
        Answer early = dispose(refused.folder(), "--yes");
        assertThat(early.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(early.out()).contains("may be destroyed from", "Nothing was done.");
        assertThat(ArchiveListing.of(refused.folder())).isEqualTo(before);
    }

    @Test
    void aRefusedInputIsDestroyedWhereTheSettingsAllowItWithACertificate() throws Exception {
        desk.set("inputs.refused-days", "0");
        SampleDonation refused = refused();

        assertThat(dispose(refused.folder(), "--yes").out()).contains("allow nothing of it", "--return");
        desk.set("inputs.refused", "destroy");
        Answer answer = dispose(refused.folder(), "--yes");

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(refused.folder()).doesNotExist();
        assertThat(Files.readString(certificate())).contains("Certificate of destruction", "Ida Bauer");
        assertThat(desk.run("due", "--json").out()).doesNotContain("input-to-clear");
        assertThat(dispose(refused.folder(), "--yes").out()).contains("destroyed before");
        assertThat(Files.readAllLines(desk.archive().resolve("journal.jsonl")))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("\"input\":", "policy assignment", "1 files destroyed, 0 left (input-destroyed)")
                .doesNotContain("refused", "\"aip\"", "Ida");
    }

    /** What stands in the journal of an input that is no package's does not pass for a package. */
    @Test
    void aLineOfARefusedInputDisturbsNoneOfThePackages() throws Exception {
        desk.set("inputs.refused-days", "0");
        assertThat(dispose(refused().folder(), "--yes", "--return").exit()).isZero();
        StoredAip stored = desk.archived(donation());

        assertThat(TestArchive.say("journal", "verify", "--archive", desk.archive(), "--config", desk.config())
                        .out())
                .contains("whole");
        for (String command : List.of("audit", "list", "due", "reindex", "repair")) {
            Answer answer = desk.run(command);
            assertThat(answer.exit()).as(command + answer).isZero();
        }
        assertThat(desk.run("show", stored.id()).out()).doesNotContain("input-returned");
    }

    /** The same was handed in twice: each place is an input of its own. */
    @Test
    void ofTwoPlacesWithTheSameInputOneIsClearedAtATime() throws Exception {
        desk.set("inputs.held-days", "0").set("inputs.unselected", "destroy");
        SampleDonation donation = safelyHeld();
        Path again = home.resolve("handed in again");
        try (Stream<Path> files = Files.walk(donation.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, again.resolve(donation.folder().relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        String submission = desk.run("ingest", again, "--json")
                .json()
                .get(0)
                .path("submission")
                .asText();

        assertThat(dispose(submission, "--yes").exit()).isZero();
        assertThat(Stream.of(donation.folder(), again).filter(Files::exists)).hasSize(1);
        assertThat(desk.run("due", "--json").out()).contains("input-to-clear");
        assertThat(dispose(submission, "--yes").exit()).isZero();
        assertThat(Stream.of(donation.folder(), again).filter(Files::exists)).isEmpty();
        assertThat(desk.run("due", "--json").out()).doesNotContain("input-to-clear");
    }

    /** Everything but the export, of which only a part is kept. */
    @Test
    void aSafelyHeldInputGoesAsFarAsTheTermsAllow() throws Exception {
        desk.set("inputs.held-days", "0");
        SampleDonation donation = safelyHeld();
        assertThat(desk.run("due", "--json").out()).contains("input-to-clear");

        Answer answer = dispose(donation.folder(), "--yes");

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).contains("safe: 2 copies", "Destroyed: 2 files. Left: 1 file.");
        try (Stream<Path> left = Files.walk(donation.folder())) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(Files.readString(certificate())).contains("safe: 2 copies");
    }

    @Test
    void allOfItGoesWhereTheSettingsAllowThat() throws Exception {
        desk.set("inputs.held-days", "0").set("inputs.unselected", "destroy");
        SampleDonation donation = safelyHeld();

        assertThat(dispose(donation.folder(), "--yes").exit()).isZero();
        assertThat(donation.folder()).doesNotExist();
        assertThat(donation.folder().getParent()).exists();
    }

    /** A run was killed after the person had agreed: the next one completes it, but for a file that changed, and adds nothing twice. */
    @Test
    void whatAKilledRunBeganTheNextOneCompletes() throws Exception {
        desk.set("inputs.held-days", "0").set("inputs.unselected", "destroy");
        SampleDonation donation = safelyHeld();
        Path inputs = desk.archive().resolve("inputs");
        assertThat(dispose(donation.folder(), "--yes").exit()).isZero();
        // as it was before the last step: the plan is still there, and so are two files
        Path film = donation.folder().resolve("film.mp4");
        Path other = donation.folder().resolve("note.txt");
        Files.createDirectories(donation.folder());
        Files.writeString(film, "as agreed");
        Files.writeString(other, "changed since");
        String place = certificate().getFileName().toString().replace(".html", "");
        Files.writeString(
                inputs.resolve(place + ".plan.json"),
                "{\"root\":\"" + donation.folder()
                        + "\",\"at\":\"2026-11-30T10:00:00Z\",\"by\":\"Ida Bauer\",\"items\":["
                        + item("film.mp4", "as agreed") + "," + item("note.txt", "as agreed too") + ","
                        + item("gone-before.txt", "x") + "],\"left\":0,\"notHeld\":0,\"copies\":\"\"}");

        Answer answer = dispose(donation.folder());

        assertThat(answer.out()).contains("Destroyed: 2 files. Left: 1 file.", "note.txt");
        assertThat(film).doesNotExist();
        assertThat(other).hasContent("changed since");
        assertThat(inputs.resolve(place + ".plan.json")).doesNotExist();
        assertThat(dispose(donation.folder()).out()).contains("destroyed before");
    }

    private static String item(String path, String content) {
        return "{\"path\":\"" + path + "\",\"size\":" + content.length() + ",\"sha256\":\""
                + Digest.sha256(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "\"}";
    }

    private SampleDonation safelyHeld() throws IOException {
        Files.writeString(
                desk.config().resolve("stores.yaml"),
                "stores:\n  harbour:\n    kind: folder\n    folder: " + Files.createDirectory(home.resolve("harbour"))
                        + "\n    country: DE\n    place: Harbour\n    medium: disk\n    administrator: IT\n"
                        + "    agreements: true\n    journal: true\n");
        desk.set("archive.place", "House").set("archive.medium", "disk").set("storage.country", "DE");
        SampleDonation donation = donation();
        desk.archived(donation);
        return donation;
    }

    /** There is one copy, which is not safe. */
    @Test
    void aHeldInputIsToldFileByFileAndStaysWhileItIsNotSafe() throws Exception {
        desk.set("inputs.held-days", "0");
        SampleDonation donation = donation();
        desk.archived(donation);
        Map<String, String> before = ArchiveListing.of(donation.folder());

        Answer answer = dispose(donation.folder(), "--yes", "--all");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out())
                .contains("1 file: held, every byte", "1 file: in the agreement file", "not safely held yet")
                .contains("consent.json  in-agreement", ".mp4  held");
        assertThat(ArchiveListing.of(donation.folder())).isEqualTo(before);
        assertThat(desk.run("due", "--json").out()).doesNotContain("input-to-clear");
    }

    @Test
    void aReturnIsNotedWithASlipAndDeletesNothing() throws Exception {
        SampleDonation donation = donation();
        StoredAip stored = desk.archived(donation);
        Map<String, String> before = ArchiveListing.of(donation.folder());

        Answer answer = dispose(donation.folder(), "--return", "--yes");

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(ArchiveListing.of(donation.folder())).isEqualTo(before);
        assertThat(Files.readString(certificate())).contains("Return slip", "Received by");
        assertThat(desk.run("show", stored.id()).out()).contains("(input-returned)");
        assertThat(dispose(donation.folder(), "--return", "--yes").out()).contains("returned before");
        long lines = Files.readAllLines(desk.archive().resolve("journal.jsonl")).stream()
                .filter(line -> line.contains("input-returned"))
                .count();
        assertThat(lines).isEqualTo(1);
    }

    @Test
    void aLegalHoldForbidsBoth() throws Exception {
        SampleDonation donation = donation();
        StoredAip stored = desk.archived(donation);
        Answer hold = TestArchive.say(
                "hold",
                "place",
                stored.id(),
                "--authority",
                "A court",
                "--reference",
                "1 X 2",
                "--review",
                "2030-01-01",
                "--by",
                "Ida Bauer",
                "--archive",
                desk.archive(),
                "--config",
                desk.config());
        assertThat(hold.exit()).as(hold.toString()).isZero();

        for (List<String> options : List.of(List.of("--yes"), List.of("--yes", "--return"))) {
            Answer answer = dispose(donation.folder(), options.toArray());
            assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.out()).contains("A legal hold is in force", "Nothing was done.");
        }
    }

    @Test
    void whatTheArchiveHasNeverSeenOrWhatChangedIsLeftAlone() throws Exception {
        SampleDonation donation = donation();
        assertThat(dispose(donation.folder(), "--yes").exit()).isEqualTo(Exit.NOT_ALL);
        desk.archived(donation);
        desk.set("inputs.held-days", "0");
        Files.writeString(donation.folder().resolve("later.txt"), "Put here since.");

        Answer answer = dispose(donation.folder(), "--yes");
        assertThat(answer.out()).contains("has changed since it was taken in");
        assertThat(donation.folder().resolve("later.txt")).exists();
    }

    @Test
    void withoutNamesInReportsThePathIsNotRemembered() throws Exception {
        desk.set("report.names", "nowhere");
        SampleDonation donation = donation();
        desk.archived(donation);

        assertThat(Files.readString(desk.archive().resolve("inputs/inputs.jsonl")))
                .doesNotContain(donation.folder().getFileName().toString());
        assertThat(dispose(donation.folder(), "--return", "--yes").exit()).isZero();
        assertThat(Files.readString(certificate()))
                .doesNotContain(donation.folder().getFileName().toString());
    }

    private Path certificate() throws IOException {
        try (Stream<Path> files = Files.list(desk.archive().resolve("inputs"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Answer dispose(Object input, Object... options) {
        return desk.run(
                "dispose",
                Stream.concat(Stream.of(input, "--by", "Ida Bauer"), Stream.of(options))
                        .toArray());
    }

    private SampleDonation donation() throws IOException {
        return desk.consented(SampleDonation.in(home.resolve("pia-lorenz"))
                .export(ExportVersion.V3)
                .video(SampleDonation.P1, 1));
    }

    /** Without a consent record nothing is taken in. */
    private SampleDonation refused() throws IOException {
        SampleDonation donation = SampleDonation.in(home.resolve("refused")).export(ExportVersion.V3);
        assertThat(desk.run("ingest", donation.folder()).exit()).isEqualTo(Exit.NOT_ALL);
        return donation;
    }
}
