package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A donor withdraws: the record is handed in again, and readers get no copy any more. */
class WithdrawalTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;
    private StoredAip aip;

    @BeforeEach
    void archived() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = desk.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1));
        aip = desk.archived(donation);
    }

    private Path withdrawn(Path at) throws Exception {
        ObjectNode record = (ObjectNode)
                ExportVersion.tree(Files.readAllBytes(donation.folder().resolve("consent.json")));
        record.withArray("events").addObject().put("type", "withdrawn").put("at", "2026-02-01");
        return Files.write(at, ExportVersion.JSON.writeValueAsBytes(record));
    }

    private TestArchive.Answer deliver(String form) {
        return desk.deliver(aip.id(), form, folder.resolve("out-" + form + System.nanoTime()));
    }

    private void closed() throws Exception {
        assertThat(deliver("files").err()).contains("consent-withdrawn");
        for (String form : List.of("bag", "tar")) {
            TestArchive.Answer copy = deliver(form);
            assertThat(copy.exit()).isEqualTo(Exit.DONE);
            assertThat(copy.out()).contains("AIP export");
        }
    }

    @Test
    void inTheDonationItself() throws Exception {
        assertThat(deliver("files").exit()).isEqualTo(Exit.DONE);
        assertThat(desk.run("list").out()).doesNotContain("withdrawn");
        byte[] before = Files.readAllBytes(donation.folder().resolve("consent.json"));
        withdrawn(donation.folder().resolve("consent.json"));

        assertThat(desk.run("ingest", donation.folder(), "--dry-run").out())
                .contains("consent-withdrawn")
                .doesNotContain("in the agreement file");
        assertThat(deliver("files").exit()).isEqualTo(Exit.DONE);
        assertThat(desk.run("ingest", donation.folder()).out())
                .contains("consent-withdrawn", "The withdrawal is now in the agreement file");
        closed();

        Files.write(donation.folder().resolve("consent.json"), before);
        assertThat(desk.run("ingest", donation.folder()).out()).contains("already in the archive");
        donation.video(SampleDonation.P2, 2);
        assertThat(desk.run("ingest", donation.folder()).out()).contains("consent-withdrawn", "this older record");
        closed();
    }

    /** Killed when the agreement had its new version, and nothing else had come of it. */
    @Test
    void asSoonAsTheAgreementHasIt() throws Exception {
        Path other = folder.resolve("other");
        copy(desk.archive(), other);
        TestArchive.say(
                "ingest",
                donation.folder(),
                "--consent",
                withdrawn(folder.resolve("withdrawn.json")),
                "--archive",
                other,
                "--config",
                desk.config());
        Path version;
        try (Stream<Path> folders = Files.walk(other.resolve("agreements"))) {
            version = folders.filter(it -> it.endsWith("v2")).findFirst().orElseThrow();
        }

        Files.move(version, desk.archive().resolve(other.relativize(version)));

        assertThat(desk.run("list").out()).contains("consent withdrawn");
        closed();
        assertThat(desk.run("audit").exit()).isZero();
        assertThat(desk.run("list").out()).contains("consent withdrawn");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void besideADonationThatIsHeld() throws Exception {
        Path record = withdrawn(folder.resolve("withdrawn.json"));

        TestArchive.Answer answer = desk.run("ingest", donation.folder(), "--consent", record, "--json");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo("consent-withdrawn");
        closed();
        assertThat(desk.run("list").out()).contains("consent withdrawn");
        assertThat(desk.run("show", aip.id()).out()).contains("consent withdrawn");
        assertThat(desk.run("list", "--json").json().get(0).path("withdrawn").asBoolean())
                .isTrue();
        assertThat(TestArchive.say(
                                "request",
                                "copy",
                                "--archive",
                                desk.archive(),
                                "--donor",
                                "Juno Marsh",
                                "--to",
                                folder.resolve("theirs"))
                        .exit())
                .as("The donor's own copy is no reader's.")
                .isEqualTo(Exit.DONE);
    }
}
