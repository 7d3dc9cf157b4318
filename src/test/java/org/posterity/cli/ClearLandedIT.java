package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.WebDavServer.Offer;
import org.posterity.model.Digest;

/** What sources landed is removed from the inbox in the end; what a person put there, or has changed, is not. */
class ClearLandedIT {
    @TempDir
    private Path scratch;

    private WebDavServer server;
    private WatchingProgram program;
    private TestArchive desk;

    @BeforeEach
    void serve() throws Exception {
        server = new WebDavServer(0);
        program = new WatchingProgram(scratch)
                .set("sources", "webdav")
                .set("source.webdav.url", server.url())
                .set("source.webdav.user", WebDavServer.USER)
                .set("source.webdav.seconds", "1")
                .set("inbox.collections", "Reef")
                .environment("POSTERITY_WEBDAV_PASSWORD", WebDavServer.PASSWORD);
        desk = program.archive();
        TestStores.in(desk, TestStores.folder("harbour", scratch.resolve("harbour"), "DE"));
        desk.set("storage.country", "DE").set("archive.medium", "disk");
        Files.createDirectories(program.inbox());
    }

    @AfterEach
    void nothingWasChangedAtTheOtherEnd() {
        server.close();
        assertThat(server.changes).isEmpty();
    }

    private static byte[] noise(int seed) {
        byte[] bytes = new byte[1000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Path donation(String account, String... changes) throws IOException {
        Path folder = new PseudoDonation(account, 1).writeTo(scratch.resolve(account), 1000);
        Path record = folder.resolve("consent.json");
        for (int i = 0; i < changes.length; i += 2) {
            Files.writeString(record, Files.readString(record).replace(changes[i], changes[i + 1]));
        }
        return PseudoDonation.zip(folder, scratch.resolve(account + ".zip"));
    }

    private void offer(String name, byte[] content) {
        server.offer(Offer.of(name, content));
    }

    /** Lets it land and take in so much. */
    private void watch(int submissions) throws Exception {
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> watching.output().lines().count() == submissions))
                    .as(watching.output() + watching.errors())
                    .isTrue();
            assertThat(watching.terminate().exit()).isZero();
        }
    }

    private String idOf(String account) {
        return desk.run("list", "--json").json().stream()
                .filter(line -> line.toString().contains(account))
                .map(line -> line.path("aip").asText())
                .findFirst()
                .orElseThrow();
    }

    private TestArchive.Answer say(Object... command) {
        return TestArchive.say(
                Stream.concat(Stream.of(command), Stream.of("--archive", desk.archive(), "--config", desk.config()))
                        .toArray());
    }

    private List<String> journal(String code) throws IOException {
        return Files.readAllLines(desk.archive().resolve("journal.jsonl")).stream()
                .filter(line -> line.contains(code))
                .toList();
    }

    private List<Path> certificates() throws IOException {
        try (Stream<Path> files = Files.list(desk.archive().resolve("inputs"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    @Test
    void onlyWhatIsOursAndSafeOrRefusedAndUnderNoHoldGoes() throws Exception {
        Path own = donation("own.person");
        offer("held.zip", Files.readAllBytes(donation("held.person")));
        offer("onhold.zip", Files.readAllBytes(donation("hold.person")));
        offer(
                "wanted-back.zip",
                Files.readAllBytes(
                        donation("back.person", "\"purposes\"", "\"unselected\": \"return\", \"purposes\"")));
        offer("refused.zip", noise(1));
        offer("changed.zip", noise(2));
        Files.copy(own, program.inbox().resolve("own.zip"));
        Files.write(program.inbox().resolve("own refused.zip"), noise(3));
        watch(7);
        assertThat(say(
                                "hold",
                                "place",
                                idOf("hold.person"),
                                "--authority",
                                "A court",
                                "--reference",
                                "1 X 2",
                                "--review",
                                "2030-01-01",
                                "--by",
                                "Ida Bauer")
                        .exit())
                .isZero();
        List<String> all = program.landed();
        assertThat(all).hasSize(7);

        // before the deadlines nothing goes
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> watching.errors().contains("Watching")))
                    .isTrue();
            Thread.sleep(1500);
            watching.terminate();
        }
        assertThat(program.landed()).isEqualTo(all);

        desk.set("inputs.held-days", "0").set("inputs.refused-days", "0");
        Files.write(program.inbox().resolve("changed.zip"), noise(4), StandardOpenOption.APPEND);
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> watching.errors().contains("Removed from the inbox")))
                    .as(watching.errors())
                    .isTrue();
            assertThat(watching.terminate().err())
                    .contains("as sources had landed them: 2 files.", "no longer ours to remove")
                    .contains("allow nothing of it to be destroyed")
                    .doesNotContain(".zip", ".person");
        }
        assertThat(program.landed())
                .containsExactly("changed.zip", "onhold.zip", "own refused.zip", "own.zip", "wanted-back.zip");
        assertThat(journal("input-destroyed")).hasSize(2).allMatch(line -> line.contains("1 files destroyed, 0 left"));
        assertThat(journal("\"input\":")).hasSize(1);
        assertThat(certificates()).hasSize(2);
        for (Path certificate : certificates()) {
            assertThat(Files.readString(certificate))
                    .contains("Certificate of destruction", "a copy that a source had landed");
        }
        assertThat(say("journal", "verify").exit()).isZero();
        assertThat(desk.run("show", idOf("held.person")).out()).contains("(input-destroyed)");
        assertThat(desk.run("audit").exit()).isZero();
    }

    /** Killed whenever a certificate appears, and with one removal begun and not completed. */
    @Test
    void killedInTheMiddleItRemovesAllInTheEndAndSaysSoOnce() throws Exception {
        int files = 12;
        for (int i = 0; i < files; i++) {
            offer("noise" + i + ".zip", noise(10 + i));
        }
        watch(files);
        desk.set("inputs.refused-days", "0").set("inputs.refused", "return");
        for (int i = 1; i <= 3; i++) {
            int wanted = i;
            try (PackagedProgram watching = program.start()) {
                assertThat(watching.awaits(() -> certificates().size() >= wanted))
                        .isTrue();
                watching.kill();
            }
        }
        begin(program.landed().get(0));
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.landed().isEmpty()
                            && journal("input-destroyed").size() == files))
                    .as(watching.errors() + program.landed())
                    .isTrue();
            watching.terminate();
        }
        assertThat(certificates()).hasSize(files);
        assertThat(journal("input-destroyed")).hasSize(files);
        try (Stream<Path> left = Files.list(desk.archive().resolve("inputs"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".plan.json")))
                    .isEmpty();
        }
        assertThat(say("journal", "verify").exit()).isZero();
        assertThat(desk.run("due", "--json").out()).doesNotContain("input-to-clear");
    }

    private static JsonNode json(String line) {
        try {
            return ExportVersion.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a run leaves it that is killed after the file went: there is a plan, and neither file nor certificate. */
    private void begin(String name) throws IOException {
        Path file = program.inbox().resolve(name);
        JsonNode known = Files.readAllLines(desk.archive().resolve("inputs/inputs.jsonl")).stream()
                .map(ClearLandedIT::json)
                .filter(line -> line.path("path").asText().equals(file.toString()))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                desk.archive().resolve("inputs/" + known.path("whole").asText() + ".plan.json"),
                "{\"root\":\"" + file + "\",\"at\":\"2026-11-30T10:00:00Z\",\"by\":"
                        + "\"The settings, as it was a copy that a source had landed\",\"items\":[{\"path\":\"\",\"size\":"
                        + Files.size(file) + ",\"sha256\":\"" + Digest.sha256(Files.readAllBytes(file))
                        + "\"}],\"left\":0,\"notHeld\":1,\"copies\":\"\"}");
        Files.delete(file);
    }
}
