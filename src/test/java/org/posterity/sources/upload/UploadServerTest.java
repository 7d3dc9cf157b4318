package org.posterity.sources.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Digest;
import org.posterity.sources.upload.Handover.Step;

/** What a browser, or a program in its place, may do with a link over HTTP. */
class UploadServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MODIFIED = 1_700_000_000_000L;
    private static final Instant MADE = Instant.parse("2026-04-01T08:00:00Z");
    private static final long MOST = 1_000_000;

    @TempDir
    private Path scratch;

    private final HttpClient client = HttpClient.newHttpClient();
    private final MovableClock clock = new MovableClock();
    private Path folder;
    private Handovers handovers;
    private UploadServer server;
    private Handovers.Made made;

    /** A clock that a test sets. */
    private static final class MovableClock extends Clock {
        private Instant now = MADE;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Takes any answers that have a name. */
    private static final class AnyAnswers implements Reception {
        @Override
        public String styles() {
            return "p { margin: 0 }";
        }

        @Override
        public String page(Handover handover, Step step) {
            return "<p>" + step + "</p>";
        }

        @Override
        public Answered answered(Invitation invitation, JsonNode answers) {
            return answers.has("name")
                    ? new Answered(
                            Optional.of(answers.toString().getBytes(StandardCharsets.UTF_8)),
                            Optional.of("As it was."),
                            "wishes.txt",
                            Set.of())
                    : new Answered(Optional.empty(), Optional.empty(), "wishes.txt", Set.of("name"));
        }
    }

    @BeforeEach
    void listen() throws IOException {
        folder = scratch.resolve("uploads");
        handovers = new Handovers(folder);
        made = invite(MOST);
        server = start(0);
    }

    private UploadServer start(long reserve) throws IOException {
        return new UploadServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                handovers,
                new AnyAnswers(),
                reserve,
                1,
                clock);
    }

    private Handovers.Made invite(long mostBytes) {
        return handovers.invite(MADE, MADE.plus(Duration.ofDays(14)), mostBytes, "en", JSON.createObjectNode());
    }

    @AfterEach
    void end() {
        server.close();
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + made.token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static String told(HttpResponse<String> answer) throws IOException {
        return answer.statusCode() + " " + json(answer).path("code").asText();
    }

    private HttpResponse<String> announce(String name, long length) throws Exception {
        ObjectNode file =
                JSON.createObjectNode().put("name", name).put("length", length).put("modified", MODIFIED);
        return send(request("/files").POST(BodyPublishers.ofString(file.toString())));
    }

    private HttpRequest.Builder put(int number, byte[] all, int from, int to) {
        return request("/files/" + number)
                .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + all.length)
                .PUT(BodyPublishers.ofByteArray(all, from, to - from));
    }

    private static String digest(byte[] content) throws Exception {
        return "sha-256=:"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content))
                + ":";
    }

    private HttpResponse<String> handIn(String answers) throws Exception {
        return send(request("/handed-in").POST(BodyPublishers.ofString(answers)));
    }

    private static boolean awaits(BooleanSupplier condition) throws InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
        return false;
    }

    private JsonNode file(int number) {
        try {
            for (JsonNode file : json(send(request("/files"))).path("files")) {
                if (file.path("number").asInt() == number) {
                    return file;
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return JSON.missingNode();
    }

    @Test
    void aFileComesInRangesAndIsThereWithItsDigest() throws Exception {
        byte[] content = bytes(1, 300_000);
        assertThat(json(announce("kelp film.mp4", content.length))
                        .path("number")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(send(put(1, content, 0, 100_000))).path("received").asInt())
                .isEqualTo(100_000);
        HttpResponse<String> second = send(put(1, content, 100_000, 300_000)
                .header("Content-Digest", digest(Arrays.copyOfRange(content, 100_000, 300_000))));
        assertThat(json(second).path("sha256").asText())
                .isEqualTo(Digest.sha256(content).hex());
        assertThat(folder.resolve(made.invitation().id()).resolve("files/0001")).hasBinaryContent(content);
        // the name is written down, but nothing is called by it
        assertThat(files()).noneMatch(name -> name.contains("kelp"));
    }

    private List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(path -> names.add(folder.relativize(path).toString()));
        }
        return names;
    }

    @Test
    void everyFolderIsItsUsersAloneAndTheTokenIsNotKept() throws Exception {
        announce("a.zip", 5);
        for (String place :
                List.of("", made.invitation().id(), made.invitation().id() + "/files")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(place))))
                    .isEqualTo("rwx------");
        }
        String secret = made.token().substring(made.token().length() - 43);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
            }
        }
    }

    @Test
    void aConnectionThatIsCutGoesOnFromWhatCame() throws Exception {
        byte[] content = bytes(2, 500_000);
        announce("a.mp4", content.length);
        cut(content, 200_000, Optional.empty());
        assertThat(awaits(() -> file(1).path("received").asInt() == 200_000)).isTrue();

        // of bytes with a digest all count or none
        int here = 200_000;
        byte[] rest = Arrays.copyOfRange(content, here, content.length);
        cut(content, 100_000, Optional.of(digest(rest)));
        assertThat(awaits(() -> length("files/0001") == here)).isTrue();
        assertThat(awaits(() -> file(1).path("received").asInt() == here)).isTrue();

        HttpResponse<String> last = awaitTaken(() -> put(1, content, here, content.length));
        assertThat(json(last).path("sha256").asText())
                .isEqualTo(Digest.sha256(content).hex());
    }

    private HttpResponse<String> awaitTaken(Supplier<HttpRequest.Builder> request) throws Exception {
        for (int tries = 0; tries < 400; tries++) {
            HttpResponse<String> answer = send(request.get());
            if (answer.statusCode() == 200) {
                return answer;
            }
            assertThat(told(answer)).isEqualTo("409 busy");
            TimeUnit.MILLISECONDS.sleep(25);
        }
        throw new AssertionError("never taken");
    }

    private long length(String place) {
        try {
            return Files.size(folder.resolve(made.invitation().id()).resolve(place));
        } catch (IOException e) {
            return -1;
        }
    }

    /** Sends the beginning of the rest of a file and goes away. */
    private void cut(byte[] content, int sent, Optional<String> digest) throws Exception {
        int from = file(1).path("received").asInt();
        try (Socket socket = opened(content, from, digest)) {
            socket.getOutputStream().write(content, from, sent);
            socket.getOutputStream().flush();
            assertThat(awaits(() -> length("files/0001") == from + sent)).isTrue();
        }
    }

    private Socket opened(byte[] content, int from, Optional<String> digest) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        out.write(("PUT /files/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + made.token()
                        + "\r\nContent-Length: " + (content.length - from) + "\r\nContent-Range: bytes " + from + "-"
                        + (content.length - 1) + "/" + content.length
                        + digest.map(it -> "\r\nContent-Digest: " + it).orElse("") + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    @Test
    void aServerThatWasKilledGoesOnFromWhatItNoted() throws Exception {
        byte[] content = bytes(3, 400_000);
        announce("a.mp4", content.length);
        send(put(1, content, 0, 150_000));
        server.close();
        // what a killed process wrote and did not note
        Files.write(
                folder.resolve(made.invitation().id()).resolve("files/0001"),
                bytes(4, 50_000),
                StandardOpenOption.APPEND);
        server = start(0);
        assertThat(file(1).path("received").asInt()).isEqualTo(150_000);
        assertThat(json(announce("a.mp4", content.length)).path("received").asInt())
                .isEqualTo(150_000);
        HttpResponse<String> last = send(put(1, content, 150_000, content.length));
        assertThat(json(last).path("sha256").asText())
                .isEqualTo(Digest.sha256(content).hex());
    }

    @Test
    void aRangeThatDoesNotContinueWhatIsHereChangesNothing() throws Exception {
        byte[] content = bytes(5, 1000);
        announce("a.mp4", 1000);
        send(put(1, content, 0, 400));
        assertThat(told(send(put(1, content, 0, 1000)))).isEqualTo("409 starts-elsewhere");
        assertThat(told(send(put(1, content, 300, 1000)))).isEqualTo("409 starts-elsewhere");
        assertThat(told(send(put(1, content, 500, 1000)))).isEqualTo("409 starts-elsewhere");
        assertThat(told(send(put(2, content, 0, 1000)))).isEqualTo("404 unknown-file");
        // the file grew, or shrank, at the donor's
        assertThat(told(send(put(1, bytes(5, 2000), 400, 2000)))).isEqualTo("409 length-differs");
        assertThat(told(send(put(1, bytes(5, 600), 400, 600)))).isEqualTo("409 length-differs");
        assertThat(told(send(put(1, content, 400, 1000).header("Content-Digest", digest(content)))))
                .isEqualTo("422 digest-differs");
        assertThat(length("files/0001")).isEqualTo(400);
        assertThat(json(send(put(1, content, 400, 1000))).path("sha256").asText())
                .isEqualTo(Digest.sha256(content).hex());
        assertThat(told(send(put(1, content, 0, 1000)))).isEqualTo("409 starts-elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes -500/1000",
                "bytes 0-/1000",
                "bytes 0-999/*",
                "bytes 0-1000/1000",
                "bytes 9-8/1000",
                "bytes 0-99/1000",
                "bytes 0-99999999999999999999/1000",
                "items 0-999/1000",
                "bytes 0-999/1000,0-1/1000"
            })
    void aRangeThatIsNoRangeOfThisBodyIsNotTaken(String range) throws Exception {
        announce("a.mp4", 1000);
        HttpRequest.Builder request =
                request("/files/1").header("Content-Range", range).PUT(BodyPublishers.ofByteArray(bytes(1, 1000)));
        assertThat(told(send(request))).isEqualTo("400 bad-request");
        assertThat(length("files/0001")).isZero();
    }

    @Test
    void withoutALengthNothingIsTaken() throws Exception {
        announce("a.mp4", 4);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        assertThat(told(send(request("/files/1")
                        .header("Content-Range", "bytes 0-3/4")
                        .PUT(chunked))))
                .isEqualTo("411 no-length");
        assertThat(told(send(request("/files/1").PUT(BodyPublishers.ofByteArray(new byte[4])))))
                .isEqualTo("400 bad-request");
    }

    @Test
    void moreThanTheLinkAllowsIsNotTaken() throws Exception {
        assertThat(told(announce("too much.zip", MOST + 1))).isEqualTo("413 too-large");
        assertThat(announce("half.zip", MOST / 2).statusCode()).isEqualTo(200);
        assertThat(told(announce("more than the rest.zip", MOST / 2 + 1))).isEqualTo("413 too-large");
        assertThat(told(announce("less than nothing.zip", -1))).isEqualTo("413 too-large");
        // what is taken back makes room
        assertThat(send(request("/files/1").DELETE()).statusCode()).isEqualTo(200);
        assertThat(announce("more than the rest.zip", MOST / 2 + 1).statusCode())
                .isEqualTo(200);
        assertThat(told(send(
                        request("/answers").PUT(BodyPublishers.ofString("{\"a\":\"" + "a".repeat(70_000) + "\"}")))))
                .isEqualTo("413 too-large");
    }

    @Test
    void aRefusalIsSaidBeforeTheRestIsSent() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("PUT /answers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + made.token()
                                    + "\r\nContent-Length: 200000000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
            List<String> rest = new ArrayList<>();
            while (rest.stream().noneMatch(String::isEmpty)) {
                rest.add(answer.readLine());
            }
            assertThat(rest).contains("Connection: close");
            char[] body = new char["{\"code\":\"too-large\"}".length()];
            assertThat(answer.read(body)).isEqualTo(body.length);
            assertThat(new String(body)).isEqualTo("{\"code\":\"too-large\"}");
        }
    }

    @Test
    void freeSpaceRemains() throws Exception {
        server.close();
        server = start(Long.MAX_VALUE / 2);
        assertThat(told(announce("a.zip", 10))).isEqualTo("507 no-space");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.zip",
                "/etc/passwd",
                "a/b.zip",
                "..\\outside.zip",
                ".hidden",
                "..",
                "",
                "a\u0000.zip",
                "a\n.zip",
                "half.part"
            })
    void aNameThatLeadsElsewhereIsNotTaken(String name) throws Exception {
        assertThat(told(announce(name, 10))).isEqualTo("400 odd-name");
        assertThat(told(announce("a".repeat(256), 10))).isEqualTo("400 odd-name");
        assertThat(json(send(request("/files"))).path("files")).isEmpty();
    }

    @Test
    void onlyTheWholeTokenOpensAnything() throws Exception {
        String right = made.token();
        char last = right.charAt(right.length() - 1);
        for (String wrong : List.of(
                right.substring(0, right.length() - 1) + (last == 'A' ? 'E' : 'A'),
                right.substring(0, 20),
                right.substring(0, 21) + "a".repeat(43),
                "aaaaaaaaaaaaaaaaaaaa" + right.substring(20),
                "../" + right,
                "")) {
            for (String path : List.of("/page", "/files")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .header("Authorization", "Bearer " + wrong)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(told(answer)).isEqualTo("404 unknown-link");
            }
        }
        Handovers.Made other = invite(MOST);
        announce("mine.zip", 10);
        made = other;
        assertThat(json(send(request("/files"))).path("files")).isEmpty();
    }

    @Test
    void anEndedLinkTakesNothing() throws Exception {
        byte[] content = bytes(6, 100);
        announce("a.zip", 100);
        clock.now = MADE.plus(Duration.ofDays(14));
        assertThat(told(announce("b.zip", 10))).isEqualTo("410 ended");
        assertThat(told(send(put(1, content, 0, 100)))).isEqualTo("410 ended");
        assertThat(told(handIn("{\"name\":\"x\"}"))).isEqualTo("410 ended");
        assertThat(send(request("/page")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsHandedInIsHandedInOnce() throws Exception {
        byte[] content = bytes(7, 100);
        assertThat(told(handIn("{\"name\":\"x\"}"))).isEqualTo("409 not-complete");
        announce("a.zip", 100);
        send(put(1, content, 0, 50));
        assertThat(told(handIn("{\"name\":\"x\"}"))).isEqualTo("409 not-complete");
        send(put(1, content, 50, 100));
        HttpResponse<String> again = handIn("{}");
        assertThat(told(again)).isEqualTo("422 look-again");
        assertThat(json(again).path("fields").get(0).asText()).isEqualTo("name");
        assertThat(send(request("/page")).body()).contains("OPEN");
        assertThat(handIn("{\"name\":\"x\"}").statusCode()).isEqualTo(200);
        assertThat(told(handIn("{\"name\":\"y\"}"))).isEqualTo("409 handed-in");
        assertThat(told(announce("b.zip", 10))).isEqualTo("409 handed-in");
        assertThat(told(send(request("/files/1").DELETE()))).isEqualTo("409 handed-in");
        assertThat(told(send(request("/answers").PUT(BodyPublishers.ofString("{}")))))
                .isEqualTo("409 handed-in");
        assertThat(send(request("/page")).body()).contains("HANDED_IN");
        Handover handover = handovers.find(made.invitation().id()).orElseThrow();
        assertThat(handover.draft())
                .hasValueSatisfying(draft -> assertThat(draft).asString().contains("\"x\""));
        assertThat(handover.handedIn()).extracting(SentFile::name).containsExactly("a.zip");
    }

    @Test
    void twoBrowsersOfOneLinkDoNotMixTheirBytes() throws Exception {
        byte[] content = bytes(8, 200_000);
        announce("a.mp4", content.length);
        try (Socket first = opened(content, 0, Optional.empty())) {
            first.getOutputStream().write(content, 0, 50_000);
            first.getOutputStream().flush();
            assertThat(awaits(() -> length("files/0001") == 50_000)).isTrue();
            assertThat(told(send(put(1, content, 0, content.length)))).isEqualTo("409 busy");
            assertThat(told(send(request("/files/1").DELETE()))).isEqualTo("409 busy");
            // another file comes in meanwhile
            announce("b.mp4", 10);
            assertThat(send(put(2, bytes(9, 10), 0, 10)).statusCode()).isEqualTo(200);
            assertThat(told(handIn("{\"name\":\"x\"}"))).isEqualTo("409 not-complete");
            first.getOutputStream().write(content, 50_000, 150_000);
            first.getOutputStream().flush();
            assertThat(awaits(() -> file(1).has("sha256"))).isTrue();
        }
        assertThat(file(1).path("sha256").asText())
                .isEqualTo(Digest.sha256(content).hex());
    }

    @Test
    void manyFilesComeSideBySide() throws Exception {
        List<CompletableFuture<Integer>> sent = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            byte[] content = bytes(i, 20_000);
            int number =
                    json(announce(i + ".mp4", content.length)).path("number").asInt();
            sent.add(client.sendAsync(put(number, content, 0, content.length).build(), BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode));
        }
        assertThat(sent)
                .allSatisfy(
                        status -> assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(200));
        for (int i = 1; i <= 12; i++) {
            assertThat(file(i).path("sha256").asText())
                    .isEqualTo(Digest.sha256(bytes(i, 20_000)).hex());
        }
    }

    @Test
    void aSilentConnectionIsGivenUpAndKeepsNobodyOut() throws Exception {
        byte[] content = bytes(10, 200_000);
        announce("a.mp4", content.length);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                silent.add(socket);
            }
            Socket stuck = opened(content, 0, Optional.empty());
            silent.add(stuck);
            stuck.getOutputStream().write(content, 0, 70_000);
            stuck.getOutputStream().flush();
            assertThat(awaits(() -> file(1).path("received").asInt() == 70_000)).isTrue();
            for (Socket socket : silent) {
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(1500);
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        assertThat(awaitTaken(() -> put(1, content, 70_000, content.length)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingIsStoredByBrowsersOrToldToOthers() throws Exception {
        for (String path : List.of("/", "/upload.js", "/upload.css", "/page", "/files", "/nothing")) {
            HttpResponse<String> answer = send(request(path));
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> large = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/page"))
                        .header("Authorization", "Bearer " + "a".repeat(300))
                        .build(),
                BodyHandlers.ofString());
        assertThat(told(large)).isEqualTo("404 unknown-link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"name\":1}", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}", "null"})
    void whatIsNoAnnouncementIsNotTaken(String body) throws Exception {
        assertThat(told(send(request("/files").POST(BodyPublishers.ofString(body)))))
                .isEqualTo("400 bad-request");
    }
}
