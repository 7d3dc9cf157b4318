package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.model.Digest;

/** A donor with a personal link, in a headless Chromium, while {@code watch} runs; then the archivist. */
class UploadIT {
    private static final String NOTICE =
            "We keep what you give us for the future.\n\nYou can change your mind at any time.";

    @TempDir
    private Path scratch;

    private WatchingProgram program;
    private TestArchive archive;
    private int port;

    @BeforeEach
    void settings() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        program = new WatchingProgram(scratch)
                .set("institution", "Library of Harbours")
                .set("sources", "upload")
                .set("source.upload.address", "http://127.0.0.1:" + port)
                .set("source.upload.listen", "127.0.0.1:" + port)
                .set("source.upload.seconds", "1");
        archive = program.archive();
    }

    private static List<Path> files(Path folder) throws IOException {
        PseudoDonation donation = new PseudoDonation("kelp.and.tide", 2);
        Path loose = donation.writeTo(folder.resolve("loose"), 30_000);
        Files.delete(loose.resolve("consent.json"));
        Path videos = Files.createDirectories(folder.resolve("send"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String name = PseudoDonation.videoName(i);
            files.add(Files.move(loose.resolve(name), videos.resolve(name)));
        }
        files.add(PseudoDonation.zip(loose, videos.resolve("TikTok_Data_1763.zip")));
        byte[] large = new byte[21_000_000];
        new Random(4).nextBytes(large);
        files.add(Files.write(videos.resolve("große Datei & mehr.bin"), large));
        return files;
    }

    private ObjectNode plan(String link, List<Path> files) throws IOException {
        ObjectNode plan = ExportVersion.JSON.createObjectNode().put("link", link);
        files.forEach(file -> plan.withArray("files").add(file.toString()));
        ObjectNode answers = plan.putObject("answers");
        answers.put("/grantor/persons/0/name", "Juno Marsh")
                .put("/grantor/capacity", "creator")
                .put("/age", "adult");
        answers.putArray("/categories").add("posts").add("media").add("profile");
        answers.putArray("/purposes").add("preservation").add("research");
        answers.put("/access", "on-site")
                .put("span", "forgood")
                .put("/embargo", "none")
                .put("places", "any");
        answers.put("/thirdParties", "pseudonymise").put("wishes", "Please keep the sound.");
        answers.putArray("agreed").add("yes");
        return plan;
    }

    private Answer consent(String command, String draft, Object... options) {
        List<Object> line = new ArrayList<>(
                List.of("consent", command, draft, "--archive", archive.archive(), "--config", archive.config()));
        line.addAll(List.of(options));
        return TestArchive.say(line.toArray());
    }

    @Test
    void aDonorSendsComesBackAndHandsOverAndAnArchivistAccepts() throws Exception {
        BrowserScript browser = new BrowserScript("upload.mjs", "axe-core", "the page behind a personal link");
        List<Path> files = files(scratch);
        Answer invited = archive.run(
                "invite", "--account", "tiktok:kelp.and.tide", "--notice", NOTICE, "--language", "de", "--json");
        assertThat(invited.exit()).as(invited.err()).isEqualTo(Exit.DONE);
        String link = invited.json().get(0).path("link").asText();
        String draft = invited.json().get(0).path("draft").asText();
        assertThat(link).startsWith("http://127.0.0.1:" + port + "/#" + draft + "-");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.source("upload").has("lookedAt")))
                    .as(watching.errors())
                    .isTrue();
            Path plan = Files.writeString(
                    scratch.resolve("plan.json"), plan(link, files).toString());

            JsonNode told = browser.run(scratch, plan);

            assertThat(told.path("findings"))
                    .as(told.path("findings").toPrettyString())
                    .isEmpty();
            JsonNode seen = told.path("seen");
            assertThat(seen.path("language").asText()).isEqualTo("de");
            assertThat(seen.path("title").asText()).contains("Library of Harbours");
            assertThat(seen.path("said").toString()).contains("Verbindung ist abgebrochen", "Verbindung ist wieder da");
            assertThat(seen.path("barBefore").asDouble()).isBetween(0.1, 0.9);
            assertThat(seen.path("kept").asText()).isEqualTo("Juno Marsh");
            assertThat(seen.path("afterComingBack").get(3).asText()).contains("noch einmal");
            assertThat(seen.path("rangesAfterComingBack").get(0).asText()).matches("bytes [1-9]\\d*-\\d+/21000000");
            assertThat(seen.path("bar").asInt()).isEqualTo(1);
            assertThat(seen.path("looked").asInt()).isEqualTo(1);
            assertThat(seen.path("focused").asText()).isEqualTo("agreed");
            assertThat(seen.path("focusOnReceipt").asText()).isEqualTo("h1");
            for (Path file : files) {
                assertThat(seen.path("receiptLater").asText())
                        .contains(file.getFileName().toString())
                        .contains(Digest.sha256(Files.readAllBytes(file)).hex());
            }

            assertThat(program.landed()).isEmpty();
            Answer due = archive.run("due");
            assertThat(due.out()).contains(draft, "4 files").doesNotContain("Juno", "kelp");
            Answer shown = consent("accept", draft);
            assertThat(shown.out())
                    .contains("Purposes: preservation, research", "Please keep the sound.", "große Datei & mehr.bin");
            assertThat(program.landed()).isEmpty();
            assertThat(consent("accept", draft, "--by", "Ida Bauer").exit()).isEqualTo(Exit.DONE);
            assertThat(watching.awaits(() -> watching.output().contains("archived")))
                    .as(watching.output() + watching.errors())
                    .isTrue();
            assertThat(program.landed()).hasSize(6).allMatch(file -> file.startsWith("upload-" + draft + "/"));
            assertThat(archive.run("list").out()).contains("kelp.and.tide");
            assertThat(archive.run("due").out()).doesNotContain(draft);
            assertThat(program.source("upload").path("came").asInt()).isEqualTo(6);
            assertThat(watching.terminate().err()).doesNotContain("Juno", "kelp.and.tide", link.split("#")[1]);
        }
    }
}
