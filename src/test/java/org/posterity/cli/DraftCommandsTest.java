package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.cli.TestArchive.Answer;

/** Links, drafts, acceptance and refusal on the command line, with {@code watch} as the server and a program as the donor. */
class DraftCommandsTest {
    @TempDir
    private Path scratch;

    private final HttpClient client = HttpClient.newHttpClient();
    private WatchingProgram program;
    private TestArchive archive;
    private String address;

    @BeforeEach
    void settings() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        address = "http://127.0.0.1:" + port + "/";
        program = new WatchingProgram(scratch)
                .set("institution", "Harbour Archive")
                .set("sources", "upload")
                .set("source.upload.address", address)
                .set("source.upload.listen", "127.0.0.1:" + port)
                .set("source.upload.seconds", "1");
        archive = program.archive();
    }

    private Answer consent(String command, String draft, Object... options) {
        List<Object> line = new ArrayList<>(
                List.of("consent", command, draft, "--archive", archive.archive(), "--config", archive.config()));
        line.addAll(List.of(options));
        return TestArchive.say(line.toArray());
    }

    private JsonNode invite(Object... options) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.add("--json");
        Answer answer = archive.run("invite", all.toArray());
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.DONE);
        return answer.json().get(0);
    }

    private JsonNode inviteForAccount() {
        return invite("--account", "tiktok:kelp.and.tide", "--notice", "We keep it.");
    }

    private HttpRequest.Builder request(JsonNode invited, String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header(
                        "Authorization",
                        "Bearer " + invited.path("link").asText().split("#")[1]);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void send(JsonNode invited, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        ObjectNode announced = ExportVersion.JSON
                .createObjectNode()
                .put("name", file.getFileName().toString())
                .put("length", bytes.length)
                .put("modified", 1_600_000_000_000L);
        JsonNode known = ExportVersion.JSON.readTree(
                ask(request(invited, "files").POST(BodyPublishers.ofString(announced.toString())))
                        .body());
        int from = known.path("received").asInt();
        HttpResponse<String> answer =
                ask(request(invited, "files/" + known.path("number").asInt())
                        .header("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length)
                        .PUT(BodyPublishers.ofByteArray(bytes, from, bytes.length - from)));
        assertThat(answer.body()).contains("sha256");
    }

    private static String answers() {
        return """
                {"/grantor/persons/0/name": "Juno Marsh", "/grantor/capacity": "creator", "/age": "adult",
                 "/categories": ["posts", "media", "profile"], "/purposes": ["preservation"], "/access": "open",
                 "span": "forgood", "/embargo": "none", "places": "any", "/thirdParties": "pseudonymise", "agreed": ["yes"]}
                """;
    }

    private HttpResponse<String> handIn(JsonNode invited, String answers) throws Exception {
        return ask(request(invited, "handed-in").POST(BodyPublishers.ofString(answers)));
    }

    private List<Path> donation(int videos) throws IOException {
        Path loose = new PseudoDonation("kelp.and.tide", videos).writeTo(scratch.resolve("loose" + videos), 3000);
        Files.delete(loose.resolve("consent.json"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < videos; i++) {
            files.add(loose.resolve(PseudoDonation.videoName(i)));
        }
        files.add(loose.resolve("user_data_tiktok.json"));
        return files;
    }

    private void awaitServer(PackagedProgram watching) throws Exception {
        assertThat(watching.awaits(() -> program.source("upload").has("lookedAt")))
                .as(watching.errors())
                .isTrue();
    }

    /** Two donations under one agreement: the first makes it, the second comes through a link that names it. */
    @Test
    void aDraftBecomesAnAgreementAndALaterLinkBringsMoreUnderIt() throws Exception {
        archive.set("inbox.collections", "Reef").set("source.upload.collection", "Reef");
        JsonNode first = inviteForAccount();
        String draft = first.path("draft").asText();
        try (PackagedProgram watching = program.start()) {
            awaitServer(watching);
            for (Path file : donation(1)) {
                send(first, file);
            }
            assertThat(consent("accept", draft).err()).contains("not handed it over");
            assertThat(handIn(first, "{}").statusCode()).isEqualTo(422);
            assertThat(handIn(first, answers()).statusCode()).isEqualTo(200);
            assertThat(archive.run("due", "--json").json()).singleElement().satisfies(line -> {
                assertThat(line.path("kind").asText()).isEqualTo("draft-waits");
                assertThat(line.path("draft").asText()).isEqualTo(draft);
            });
            assertThat(consent("accept", draft, "--by", "Ida Bauer").exit()).isEqualTo(Exit.DONE);
            assertThat(consent("accept", draft).err()).contains("accepted already");
            assertThat(watching.awaits(() -> watching.output().contains("archived")))
                    .as(watching.output() + watching.errors())
                    .isTrue();
            JsonNode record = ExportVersion.JSON.readTree(program.inbox()
                    .resolve("Reef/upload-" + draft + "/consent.json")
                    .toFile());

            JsonNode second = invite("--agreement", record.path("id").asText());
            String page = ask(request(second, "page")).body();
            assertThat(page).contains("Juno Marsh", "We keep it.").doesNotContain("type=\"radio\"");
            for (Path file : donation(3)) {
                send(second, file);
            }
            assertThat(handIn(second, "{}").statusCode()).isEqualTo(200);
            String more = second.path("draft").asText();
            assertThat(consent("accept", more).out()).contains("Granted by: the creator", "user_data_tiktok.json");
            assertThat(consent("accept", more, "--by", "Ida Bauer").exit()).isEqualTo(Exit.DONE);
            assertThat(watching.awaits(() -> watching.output().lines().count() == 2))
                    .isTrue();
            assertThat(watching.output()).doesNotContain("refused");
            assertThat(archive.run("list", "--json").json())
                    .singleElement()
                    .satisfies(line -> assertThat(line.toString()).contains("Reef"));
            assertThat(ask(request(second, "page")).body()).contains("We accepted it on");
            watching.terminate();
        }
    }

    @Test
    void killedInTheMiddleOfAFileTheUploadGoesOn() throws Exception {
        JsonNode invited = inviteForAccount();
        Path large = Files.write(scratch.resolve("large.mp4"), new byte[50_000_000]);
        ObjectNode announced = ExportVersion.JSON
                .createObjectNode()
                .put("name", "large.mp4")
                .put("length", 50_000_000)
                .put("modified", 1_600_000_000_000L);
        Path here = scratch.resolve("uploads")
                .resolve(invited.path("draft").asText())
                .resolve("files/0001");
        try (PackagedProgram watching = program.start()) {
            awaitServer(watching);
            ask(request(invited, "files").POST(BodyPublishers.ofString(announced.toString())));
            byte[] begun = new byte[40_000_000];
            String head = "PUT /files/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + invited.path("link").asText().split("#")[1]
                    + "\r\nContent-Length: 50000000\r\nContent-Range: bytes 0-49999999/50000000\r\n\r\n";
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(begun);
                socket.getOutputStream().flush();
                assertThat(watching.awaits(() -> Files.exists(here) && Files.size(here) == begun.length))
                        .isTrue();
                assertThat(watching.kill()).isTrue();
            }
        }
        try (PackagedProgram again = program.start()) {
            assertThat(again.awaits(() -> {
                        try {
                            return ask(request(invited, "files")).body().contains("\"received\":33");
                        } catch (Exception e) {
                            return false;
                        }
                    }))
                    .isTrue();
            send(invited, large);
            assertThat(handIn(invited, answers()).statusCode()).isEqualTo(200);
            again.terminate();
        }
        String draft = invited.path("draft").asText();
        assertThat(program.landed()).isEmpty();
        assertThat(consent("accept", draft, "--by", "Ida Bauer").exit()).isEqualTo(Exit.DONE);
        assertThat(program.inbox().resolve("upload-" + draft + "/large.mp4")).hasSameBinaryContentAs(large);

        // without an export it is refused, and what a source landed is cleared when its time has come
        archive.set("inputs.refused-days", "0").set("inputs.refused", "destroy");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> watching.output().contains("no-export")))
                    .isTrue();
            watching.terminate();
        }
        Path others = Files.writeString(program.inbox().resolve("mine.txt"), "a person's own");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.landed().equals(List.of("mine.txt"))))
                    .as(watching.errors())
                    .isTrue();
            watching.terminate();
        }
        assertThat(others).hasContent("a person's own");
    }

    @Test
    void whatIsRefusedIsGoneAndTheJournalSaysSo() throws Exception {
        JsonNode invited = inviteForAccount();
        String draft = invited.path("draft").asText();
        assertThat(archive.run("due").out()).contains("Nothing waits.");
        assertThat(consent("refuse", draft).exit()).isEqualTo(Exit.USAGE);
        assertThat(consent("refuse", draft, "--by", "Ida Bauer", "--reason", "Sent to the wrong person.")
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(consent("refuse", draft, "--by", "Ida Bauer").exit()).isEqualTo(Exit.DONE);
        assertThat(consent("accept", draft, "--by", "Ida Bauer").err()).contains("refused already");
        assertThat(Files.readAllLines(archive.archive().resolve("journal.jsonl")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains(draft, "upload-refused").doesNotContain("Ida", "wrong"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--account tiktok:a | --notice is missing",
                "--notice words | Give either --agreement",
                "--account tiktok:a --agreement x --notice words | Give either --agreement",
                "--agreement nothing | No agreement",
                "--account nowhere:a --notice words | --account",
                "--account tiktok:a --notice words --language xx | Languages are",
                "--account tiktok:a --notice words --days 0 | --days",
                "--account tiktok:a --notice words --size 5 | --size",
                "--account tiktok:a --notice missing.txt | no such file",
            })
    void anInvitationThatMakesNoSenseIsNotMade(String options, String said) {
        Answer answer = archive.run("invite", (Object[]) options.split(" "));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains(said);
        assertThat(scratch.resolve("uploads")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"../archive", "nothing", "''", "aaaaaaaaaaaaaaaaaaaa"})
    void anUnknownDraftIsNotLookedFor(String draft) {
        assertThat(consent("accept", draft, "--by", "Ida Bauer").err()).contains("There is no draft");
        assertThat(consent("refuse", draft, "--by", "Ida Bauer").err()).contains("There is no draft");
    }

    @Test
    void whatDonorsMustBeToldMustBeSet() throws Exception {
        archive.set("source.upload.address", "");
        assertThat(archive.run("invite", "--account", "tiktok:a", "--notice", "words")
                        .err())
                .contains("source.upload.address");
        archive.set("source.upload.address", address).set("institution", "");
        assertThat(archive.run("invite", "--account", "tiktok:a", "--notice", "words")
                        .err())
                .contains("setting institution is empty");
        assertThat(archive.run("watch").err()).contains("setting institution is empty");
        archive.set("institution", "Harbour Archive").set("sources", "");
        assertThat(archive.run("invite", "--account", "tiktok:a", "--notice", "words")
                        .err())
                .contains("stands in the setting sources");
    }
}
