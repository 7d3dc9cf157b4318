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

    @Test
    void namesThatLeadOutOfThePrefixAreNotOpened() throws Exception {
        try (LyingBucket liar = new LyingBucket()) {
            for (String key : List.of(
                    "to the archive/good.zip",
                    "to the archive/../outside.zip",
                    "to the archive/x/../../../escaped.zip",
                    "to the archive/..\\escaped.zip",
                    "to the archive/.hidden.zip",
                    "elsewhere.zip",
                    "/etc/passwd.zip",
                    "x.zip")) {
                liar.offer(LyingBucket.Offer.of(key, bytes(key.length(), 100)));
            }
            program.set("source.s3.endpoint", liar.endpoint().toString()).set("source.s3.include", ".*");
            try (PackagedProgram watching = program.start()) {
                assertThat(watching.awaits(() -> program.landed().contains("good.zip")
                                && program.failed("s3").size() == 7))
                        .as(program.source("s3") + watching.errors())
                        .isTrue();
                assertThat(program.failed("s3")).containsOnly("odd-name");
                watching.terminate();
            }
            assertThat(liar.opened).containsOnly("to the archive/good.zip");
            assertThat(liar.changes).isEmpty();
        }
        assertThat(program.landed()).containsExactly("good.zip");
        try (Stream<Path> all = Files.walk(scratch)) {
            assertThat(all.map(file -> file.getFileName().toString()).toList())
                    .doesNotContain("escaped.zip", "outside.zip", "elsewhere.zip");
        }
    }

    @Test
    void anObjectThatChangesWhileItIsReadIsTakenAsItThenIs() throws Exception {
        try (LyingBucket liar = new LyingBucket()) {
            String folder = "to the archive/";
            liar.offer(LyingBucket.Offer.of(folder + "right.zip", bytes(1, 100_000)));
            liar.offer(
                    LyingBucket.Offer.of(folder + "longer.zip", bytes(2, 2000)).listed(1000));
            liar.offer(
                    LyingBucket.Offer.of(folder + "shorter.zip", bytes(3, 1000)).listed(2000));
            liar.offer(
                    LyingBucket.Offer.of(folder + "cut.zip", bytes(4, 100_000)).cutAfter(40_000));
            liar.offer(LyingBucket.Offer.of(folder + "changing.zip", bytes(5, 1000))
                    .replaced());
            program.set("source.s3.endpoint", liar.endpoint().toString());
            try (PackagedProgram watching = program.start()) {
                // the next look finds what was changing as it then is
                assertThat(watching.awaits(() -> program.landed().size() == 2
                                && program.failed("s3").size() == 3))
                        .as(program.source("s3") + watching.errors())
                        .isTrue();
                assertThat(program.failed("s3")).containsExactlyInAnyOrder("changed", "changed", "broken-off");
                liar.offer(LyingBucket.Offer.of(folder + "cut.zip", bytes(4, 100_000)));
                assertThat(watching.awaits(() -> program.landed().size() == 3)).isTrue();
                watching.terminate();
            }
            assertThat(liar.opened.stream().filter(key -> key.endsWith("changing.zip")))
                    .hasSize(2);
        }
        assertThat(program.landed()).containsExactly("changing.zip", "cut.zip", "right.zip");
        assertThat(program.inbox().resolve("cut.zip")).hasBinaryContent(bytes(4, 100_000));
        assertThat(program.arriving()).isEmpty();
    }
}
