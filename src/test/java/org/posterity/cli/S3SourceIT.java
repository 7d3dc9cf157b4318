package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.storage.s3.S3Proxy;

/** The source {@code s3}, against s3proxy on loopback. */
class S3SourceIT {
    @TempDir
    private Path scratch;

    private S3Proxy server;
    private Path folder;
    private WatchingProgram program;

    @BeforeEach
    void serve() throws Exception {
        server = S3Proxy.in(scratch.resolve("server"));
        folder = Files.createDirectories(server.bucket("donations").resolve("to the archive"));
        program = new WatchingProgram(scratch)
                .set("sources", "s3")
                .set("source.s3.bucket", "donations")
                .set("source.s3.prefix", "to the archive")
                .set("source.s3.endpoint", server.endpoint().toString())
                .set("source.s3.user", S3Proxy.USER)
                .set("source.s3.seconds", "1");
        program.set("source.s3.password-file", program.secret(S3Proxy.PASSWORD).toString());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private String trouble() {
        return program.source("s3").at("/trouble/code").asText();
    }

    private SortedMap<String, String> look() throws IOException {
        SortedMap<String, String> look = new TreeMap<>();
        try (Stream<Path> files = Files.walk(server.bucket("donations"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return look;
    }

    @Test
    void landsWhatIsInTheBucketOnceAndChangesNothingThere() throws Exception {
        Path loose = new PseudoDonation("first.person", 2).writeTo(scratch.resolve("first"), 1000);
        PseudoDonation.zip(loose, folder.resolve("première livraison.zip"));
        Files.copy(folder.resolve("première livraison.zip"), folder.resolve("zzz again.zip"));
        Files.write(folder.resolve("large.tar"), bytes(1, 200_000_000));
        Files.writeString(folder.resolve("notes.txt"), "not taken");
        Files.write(Files.createDirectory(folder.resolve("deeper")).resolve("other.zip"), bytes(2, 100));
        Files.write(server.bucket("donations").resolve("outside.zip"), bytes(3, 100));
        Files.write(folder.resolve(".hidden.zip"), bytes(4, 100));
        SortedMap<String, String> before = look();
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.source("s3").path("came").asInt() == 2
                            && watching.output().lines().count() == 2))
                    .as(program.source("s3") + watching.errors())
                    .isTrue();
            assertThat(program.landed()).containsExactly("large.tar", "première livraison.zip");
            assertThat(program.inbox().resolve("large.tar")).hasSameBinaryContentAs(folder.resolve("large.tar"));
            assertThat(watching.output()).contains("\"archived\"");
            assertThat(watching.awaits(() -> program.source("s3").has("lookedAt")))
                    .isTrue();
            assertThat(program.failed("s3")).isEmpty();
            assertThat(watching.terminate().exit()).isZero();
        }
        assertThat(look()).isEqualTo(before);
    }

    @Test
    void killedInTheMiddleOfALandingItLandsOnceAfterwards() throws Exception {
        Files.write(folder.resolve("big.zip"), bytes(1, 300_000_000));
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.arriving().size() == 1)).isTrue();
            assertThat(watching.kill()).isTrue();
        }
        assertThat(program.landed()).isEmpty();
        try (PackagedProgram again = program.start()) {
            assertThat(again.awaits(() -> again.output().contains("refused"))).isTrue();
            again.terminate();
        }
        assertThat(program.landed()).containsExactly("big.zip");
        assertThat(program.inbox().resolve("big.zip")).hasSameBinaryContentAs(folder.resolve("big.zip"));
        assertThat(program.arriving()).isEmpty();
    }

    @Test
    void aWrongSecretAWrongBucketAndAServerThatIsAwayAreTold() throws Exception {
        Files.write(folder.resolve("a.zip"), bytes(1, 100));
        program.secret("wrong");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> trouble().equals("refused")))
                    .as(program.source("s3") + watching.errors())
                    .isTrue();
            assertThat(watching.terminate().err())
                    .contains("Source s3: The server refuses")
                    .doesNotContain("wrong");
        }
        program.secret(S3Proxy.PASSWORD);
        program.set("source.s3.bucket", "nowhere");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> trouble().equals("no-folder"))).isTrue();
            watching.terminate();
        }
        program.set("source.s3.bucket", "donations");
        server.stop();
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> trouble().equals("unreachable"))).isTrue();
            assertThat(program.landed()).isEmpty();
            server.start();
            assertThat(watching.awaits(() -> program.landed().equals(List.of("a.zip"))
                            && program.source("s3").path("trouble").isMissingNode()))
                    .isTrue();
            watching.terminate();
        }
    }

    @Test
    void aServerThatGoesAwayInTheMiddleLeavesNothingBehind() throws Exception {
        Files.write(folder.resolve("big.zip"), bytes(1, 300_000_000));
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.arriving().size() == 1)).isTrue();
            server.stop();
            assertThat(watching.awaits(() -> trouble().equals("unreachable"))).isTrue();
            assertThat(program.landed()).isEmpty();
            assertThat(program.arriving()).isEmpty();
            server.start();
            assertThat(watching.awaits(() -> program.landed().equals(List.of("big.zip"))))
                    .isTrue();
            watching.terminate();
        }
        assertThat(program.inbox().resolve("big.zip")).hasSameBinaryContentAs(folder.resolve("big.zip"));
    }
}
