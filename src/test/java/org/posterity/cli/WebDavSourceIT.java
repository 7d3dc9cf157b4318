package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.WebDavServer.Offer;

/** The source {@code webdav}, against rclone as an independent server, and against one that does what servers should not do. */
class WebDavSourceIT {
    @TempDir
    private Path scratch;

    private WebDavServer server;
    private WatchingProgram program;

    @BeforeEach
    void serve() throws Exception {
        server = new WebDavServer(0);
        program = new WatchingProgram(scratch)
                .set("sources", "webdav")
                .set("source.webdav.url", server.url())
                .set("source.webdav.user", WebDavServer.USER)
                .set("source.webdav.seconds", "1")
                .environment("POSTERITY_WEBDAV_PASSWORD", WebDavServer.PASSWORD);
    }

    @AfterEach
    void nothingWasChangedAtTheOtherEnd() {
        server.close();
        assertThat(server.changes).isEmpty();
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String hex(String algorithm, byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    }

    private String trouble() {
        return program.source("webdav").at("/trouble/code").asText();
    }

    @Test
    void landsWhatRcloneServesOnceAndChangesNothingThere() throws Exception {
        Path folder = Files.createDirectories(scratch.resolve("cloud"));
        Path loose = new PseudoDonation("first.person", 2).writeTo(scratch.resolve("first"), 1000);
        PseudoDonation.zip(loose, folder.resolve("première livraison.zip"));
        Files.copy(folder.resolve("première livraison.zip"), folder.resolve("zzz again.zip"));
        Files.write(folder.resolve("large.tar"), bytes(1, 200_000_000));
        Files.writeString(folder.resolve("notes.txt"), "not taken");
        Files.createDirectory(folder.resolve("folder.zip"));
        SortedMap<String, String> before = look(folder);
        int port = freePort();
        Process rclone = rclone(folder, port);
        program.set("source.webdav.url", "http://127.0.0.1:" + port);
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(
                            () -> program.source("webdav").path("came").asInt() == 2
                                    && watching.output().lines().count() == 2))
                    .as(program.source("webdav") + watching.errors())
                    .isTrue();
            assertThat(program.landed()).containsExactly("large.tar", "première livraison.zip");
            assertThat(program.inbox().resolve("large.tar")).hasSameBinaryContentAs(folder.resolve("large.tar"));
            assertThat(watching.output()).contains("\"archived\"");
            assertThat(watching.awaits(() -> program.source("webdav").has("lookedAt")))
                    .isTrue();
            assertThat(program.failed("webdav")).isEmpty();
            assertThat(watching.terminate().exit()).isZero();
        } finally {
            rclone.destroyForcibly().waitFor();
        }
        assertThat(look(folder)).isEqualTo(before);
    }

    /** It belongs to what {@code .ci/run} installs; elsewhere this test says that it is missing. */
    private static Process rclone(Path folder, int port) throws Exception {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(it -> Files.isExecutable(Path.of(it, "rclone")));
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(there, "rclone is not installed (Debian: apt install rclone)");
        }
        Process rclone = new ProcessBuilder(
                        "rclone",
                        "serve",
                        "webdav",
                        folder.toString(),
                        "--addr",
                        "127.0.0.1:" + port,
                        "--user",
                        WebDavServer.USER,
                        "--pass",
                        WebDavServer.PASSWORD,
                        "--config",
                        "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int tries = 0; tries < 200; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return rclone;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("rclone does not start.");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SortedMap<String, String> look(Path folder) throws IOException {
        SortedMap<String, String> look = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                look.put(folder.relativize(file).toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return look;
    }

    @Test
    void whatTheServerSaysOfAFileIsCheckedAgainstWhatCame() throws Exception {
        byte[] content = bytes(1, 100_000);
        server.offer(Offer.of("right.zip", content)
                .checksums("SHA1:" + hex("SHA-1", content) + " MD5:" + hex("MD5", content) + " ADLER32:00000001"));
        server.offer(Offer.of("wrong.zip", bytes(2, 1000)).checksums("SHA1:" + hex("SHA-1", content)));
        server.offer(Offer.of("longer.zip", bytes(3, 2000)).listed(1000));
        server.offer(Offer.of("shorter.zip", bytes(4, 1000)).listed(2000));
        server.offer(Offer.of("changing.zip", bytes(5, 1000)).changing());
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.failed("webdav").size() == 4))
                    .as(program.source("webdav") + watching.errors())
                    .isTrue();
            assertThat(program.failed("webdav")).containsExactly("changed", "changed", "changed", "digest-differs");
            // The next look finds what was changing as it then is.
            assertThat(watching.awaits(() -> program.landed().size() == 2)).isTrue();
            assertThat(watching.awaits(() -> program.failed("webdav").size() == 3))
                    .isTrue();
            assertThat(program.archive().run("sources").out())
                    .contains("wrong.zip: What came is not what the server has");
            assertThat(watching.terminate().err())
                    .contains("Source webdav: 4 files")
                    .doesNotContain("wrong.zip", "longer.zip");
        }
        assertThat(program.landed()).containsExactly("changing.zip", "right.zip");
        assertThat(program.arriving()).isEmpty();
    }

    @Test
    void namesThatLeadOutOfTheFolderAreNotOpened() throws Exception {
        server.offer(Offer.of("good.zip", bytes(1, 100)));
        server.offer(Offer.of("/secret.zip", bytes(2, 100)));
        server.offer(Offer.of("../outside.zip", bytes(3, 100)));
        server.offer(Offer.of("..%2F..%2Fescaped.zip", bytes(4, 100)));
        server.offer(Offer.of("http://localhost:" + server.port() + "/other.zip", bytes(5, 100)));
        server.offer(Offer.of(".hidden.zip", bytes(6, 100)));
        program.set("source.webdav.include", ".*");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.landed().contains("good.zip")
                            && program.failed("webdav").size() == 5))
                    .as(program.source("webdav") + watching.errors())
                    .isTrue();
            assertThat(program.failed("webdav")).containsOnly("odd-name");
            watching.terminate();
        }
        assertThat(program.landed()).containsExactly("good.zip");
        assertThat(server.opened).containsOnly(WebDavServer.FOLDER + "good.zip");
    }

    @Test
    void killedInTheMiddleOfALandingItLandsOnceAfterwards() throws Exception {
        byte[] content = bytes(1, 3_000_000);
        server.offer(Offer.of("big.zip", content).slow(50));
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.arriving().size() == 1)).isTrue();
            assertThat(watching.kill()).isTrue();
        }
        assertThat(program.landed()).isEmpty();
        server.offer(Offer.of("big.zip", content));
        try (PackagedProgram again = program.start()) {
            assertThat(again.awaits(() -> again.output().contains("refused"))).isTrue();
            again.terminate();
        }
        assertThat(program.landed()).containsExactly("big.zip");
        assertThat(program.inbox().resolve("big.zip")).hasBinaryContent(content);
        assertThat(program.arriving()).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAndAServerThatGoesAwayIsWaitedFor() throws Exception {
        byte[] content = bytes(1, 3_000_000);
        server.offer(Offer.of("big.zip", content).slow(50));
        int port = server.port();
        program.environment("POSTERITY_WEBDAV_PASSWORD", "wrong");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> trouble().equals("refused"))).isTrue();
            assertThat(watching.terminate().err()).contains("refuses").doesNotContain("wrong");
        }
        assertThat(server.opened).isEmpty();
        program.environment("POSTERITY_WEBDAV_PASSWORD", WebDavServer.PASSWORD);
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.arriving().size() == 1)).isTrue();
            server.close();
            assertThat(watching.awaits(() -> trouble().equals("unreachable"))).isTrue();
            assertThat(program.landed()).isEmpty();
            assertThat(program.arriving()).isEmpty();
            server = new WebDavServer(port);
            server.offer(Offer.of("big.zip", content));
            assertThat(watching.awaits(() -> program.landed().equals(List.of("big.zip"))
                            && program.source("webdav").path("trouble").isMissingNode()))
                    .isTrue();
            watching.terminate();
        }
        assertThat(program.inbox().resolve("big.zip")).hasBinaryContent(content);
    }

    @Test
    void whatASourceBringsGoesToItsCollection() throws Exception {
        Path loose = new PseudoDonation("first.person", 2).writeTo(scratch.resolve("first"), 1000);
        Path zip = PseudoDonation.zip(loose, scratch.resolve("first.zip"));
        server.offer(Offer.of("first.zip", Files.readAllBytes(zip)));
        program.set("inbox.collections", "Kites, Reef 1").set("source.webdav.collection", "Reef 1");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> watching.output().contains("archived")))
                    .isTrue();
            watching.terminate();
        }
        assertThat(program.landed()).containsExactly("Reef 1/first.zip");
        assertThat(program.inbox().resolve("Kites")).isDirectory();
        assertThat(program.archive().run("list", "--collection", "Reef 1").out())
                .contains("first.person");
    }
}
