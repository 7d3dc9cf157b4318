package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source {@code sftp}, against a server on loopback. */
class SftpSourceIT {
    @TempDir
    private Path scratch;

    private Path folder;
    private Path outside;
    private SftpServer server;
    private WatchingProgram program;

    @BeforeEach
    void serve() throws Exception {
        Path root = Files.createDirectory(scratch.resolve("remote"));
        folder = Files.createDirectory(root.resolve("to the archive"));
        outside = Files.write(root.resolve("outside.zip"), bytes(7, 500));
        server = new SftpServer(root, scratch.resolve("hostkey"), 0);
        program = new WatchingProgram(scratch);
        Path known = Files.writeString(scratch.resolve("known_hosts"), server.knownHosts());
        program.set("sources", "sftp")
                .set("source.sftp.host", "127.0.0.1")
                .set("source.sftp.port", Integer.toString(server.port()))
                .set("source.sftp.user", SftpServer.USER)
                .set("source.sftp.folder", "to the archive")
                .set("source.sftp.known-hosts", known.toString())
                .set(
                        "source.sftp.password-file",
                        program.secret(SftpServer.PASSWORD).toString())
                .set("source.sftp.seconds", "1");
    }

    @AfterEach
    void nothingWasChangedAtTheOtherEnd() throws IOException {
        server.close();
        assertThat(server.changes).isEmpty();
    }

    private Path put(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void landsWhatIsThereOnceAndTellsOfIt() throws Exception {
        Path loose = new PseudoDonation("first.person", 2).writeTo(scratch.resolve("first"), 1000);
        PseudoDonation.zip(loose, folder.resolve("first.zip"));
        put("first.zip", Files.readAllBytes(folder.resolve("first.zip")));
        put("the same again.zip", Files.readAllBytes(folder.resolve("first.zip")));
        put("large.tar", bytes(1, 200_000_000));
        put("notes.docx", bytes(2, 10));
        Files.createSymbolicLink(folder.resolve("link.zip"), outside);
        Files.createDirectory(folder.resolve("folder.zip"));
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.landed().size() == 2
                            && watching.output().lines().count() == 2))
                    .as(watching.errors() + watching.output())
                    .isTrue();
            assertThat(program.landed())
                    .containsAnyOf("first.zip", "the same again.zip")
                    .contains("large.tar");
            assertThat(program.inbox().resolve("large.tar")).hasSameBinaryContentAs(folder.resolve("large.tar"));
            assertThat(watching.output()).contains("\"archived\"");
            assertThat(watching.awaits(() -> program.source("sftp").has("lookedAt")))
                    .isTrue();
            assertThat(program.source("sftp").path("came").asInt()).isEqualTo(2);
            assertThat(program.failed("sftp")).isEmpty();
            assertThat(server.opened).doesNotContain("link.zip", "outside.zip", "notes.docx");
            int read = server.opened.size();
            assertThat(read).isEqualTo(3);
            put("later.zip", bytes(3, 100));
            assertThat(watching.awaits(() -> program.landed().contains("later.zip")))
                    .isTrue();
            assertThat(server.opened).hasSize(read + 1);
            assertThat(watching.terminate().exit()).isZero();
            assertThat(watching.errors()).doesNotContain("later", "large.tar", "first.zip");
        }
        assertThat(program.arriving()).isEmpty();
        try (PackagedProgram again = program.start()) {
            put("another.zip", bytes(4, 100));
            assertThat(again.awaits(() -> program.landed().contains("another.zip")))
                    .isTrue();
            assertThat(server.opened).hasSize(5);
            again.terminate();
        }
        assertThat(program.landed()).hasSize(4);
    }

    @Test
    void aFileOfTheSameNameTakesNobodysPlace() throws Exception {
        Files.createDirectories(program.inbox());
        Files.writeString(program.inbox().resolve("a.tar.gz"), "a person's own");
        put("a.tar.gz", bytes(1, 100));
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.landed().size() == 2)).isTrue();
            put("a.tar.gz", bytes(2, 101));
            assertThat(watching.awaits(() -> program.landed().size() == 3)).isTrue();
            watching.terminate();
        }
        assertThat(program.landed()).containsExactly("a-2.tar.gz", "a-3.tar.gz", "a.tar.gz");
        assertThat(program.inbox().resolve("a.tar.gz")).hasContent("a person's own");
    }

    @Test
    void killedInTheMiddleOfALandingItLandsOnceAfterwards() throws Exception {
        put("big.zip", bytes(1, 3_000_000));
        server.millisPerRead.put("big.zip", 50L);
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.arriving().size() == 1)).isTrue();
            assertThat(watching.kill()).isTrue();
        }
        assertThat(program.landed()).isEmpty();
        assertThat(program.arriving()).hasSize(1);
        server.millisPerRead.clear();
        try (PackagedProgram again = program.start()) {
            assertThat(again.awaits(() -> again.output().contains("refused"))).isTrue();
            again.terminate();
        }
        assertThat(program.landed()).containsExactly("big.zip");
        assertThat(program.inbox().resolve("big.zip")).hasSameBinaryContentAs(folder.resolve("big.zip"));
        assertThat(program.arriving()).isEmpty();
    }

    /** Kills it at moments that follow each other closely, around the one in which the file gets its place. */
    @Test
    void killedAtAnyMomentItLandsNothingTwice() throws Exception {
        Random moments = new Random(16);
        for (int i = 0; i < 6; i++) {
            put("donation" + i + ".zip", bytes(i, 2_000_000));
            int wanted = i + 1;
            try (PackagedProgram watching = program.start()) {
                watching.awaits(
                        () -> !program.arriving().isEmpty() || program.landed().size() == wanted);
                Thread.sleep(moments.nextInt(25));
                watching.kill();
            }
        }
        try (PackagedProgram last = program.start()) {
            assertThat(last.awaits(() -> program.landed().size() >= 6
                            && program.source("sftp").path("came").asInt() == 6))
                    .isTrue();
            last.terminate();
        }
        assertThat(program.landed())
                .containsExactly(
                        "donation0.zip",
                        "donation1.zip",
                        "donation2.zip",
                        "donation3.zip",
                        "donation4.zip",
                        "donation5.zip");
        for (int i = 0; i < 6; i++) {
            assertThat(program.inbox().resolve("donation" + i + ".zip")).hasBinaryContent(bytes(i, 2_000_000));
        }
    }

    @Test
    void aWrongPasswordAndAWrongHostKeyAreToldAndNothingIsSent() throws Exception {
        put("a.zip", bytes(1, 100));
        program.secret("wrong");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() ->
                            program.source("sftp").at("/trouble/code").asText().equals("refused")))
                    .as(program.source("sftp") + watching.errors())
                    .isTrue();
            assertThat(watching.terminate().err())
                    .contains("Source sftp: The server refuses")
                    .doesNotContain("wrong");
        }
        program.secret(SftpServer.PASSWORD);
        SftpServer other = new SftpServer(scratch, scratch.resolve("another key"), 0);
        Files.writeString(
                scratch.resolve("known_hosts"), other.knownHosts().replace(":" + other.port(), ":" + server.port()));
        other.close();
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() ->
                            program.source("sftp").at("/trouble/code").asText().equals("unknown-host-key")))
                    .as(program.source("sftp") + watching.errors())
                    .isTrue();
            watching.terminate();
        }
        assertThat(program.archive().run("sources").exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(program.landed()).isEmpty();
        assertThat(server.opened).isEmpty();
    }

    /** The private key is in the form that ssh-keygen writes. */
    @ParameterizedTest
    @CsvSource({"ssh-rsa, 3072", "ecdsa-sha2-nistp256, 256", "ssh-ed25519, 256"})
    void aKeyFileOpensTheDoorInsteadOfAPassword(String kind, int bits) throws Exception {
        put("a.zip", bytes(1, 100));
        KeyPair pair = KeyUtils.generateKeyPair(kind, bits);
        Path key = scratch.resolve("id_archive");
        try (OutputStream out = Files.newOutputStream(key)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "archive", null, out);
        }
        program.set("source.sftp.password-file", "").set("source.sftp.key-file", key.toString());

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        try (PackagedProgram refused = program.start()) {
            PackagedProgram.Ended ended = refused.end();
            assertThat(ended.exit()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(ended.err()).contains("source.sftp.key-file", "chmod 600");
        }
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        server.admitted = KeyUtils.generateKeyPair(kind, bits).getPublic();
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() ->
                            program.source("sftp").at("/trouble/code").asText().equals("refused")))
                    .as(program.source("sftp") + watching.errors())
                    .isTrue();
            assertThat(server.opened).isEmpty();
            server.admitted = pair.getPublic();
            assertThat(watching.awaits(() -> program.landed().contains("a.zip")))
                    .as(program.source("sftp") + watching.errors())
                    .isTrue();
            watching.terminate();
        }
    }

    @Test
    void namesThatLeadOutOfTheFolderAreNotOpened() throws Exception {
        put("evil.zip", bytes(1, 100));
        put("worse.zip", bytes(2, 100));
        put("good.zip", bytes(3, 100));
        server.lies.put("evil.zip", "../outside.zip");
        server.lies.put("worse.zip", "x/../../../../../tmp/escaped.zip");
        program.set("source.sftp.include", ".*");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.landed().contains("good.zip")))
                    .isTrue();
            assertThat(watching.awaits(() -> program.source("sftp").path("came").asInt() == 1))
                    .isTrue();
            Thread.sleep(1500);
            watching.terminate();
        }
        assertThat(program.landed()).containsExactly("good.zip");
        assertThat(server.opened).containsOnly("good.zip");
        try (Stream<Path> all = Files.walk(scratch)) {
            assertThat(all.map(file -> file.getFileName().toString()).toList()).doesNotContain("escaped.zip");
        }
    }

    @Test
    void aFileThatGrowsIsLeftUntilItNoLongerDoes() throws Exception {
        put("grows.zip", bytes(1, 1_000_000));
        server.growing.add("grows.zip");
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> program.failed("sftp").equals(List.of("changed"))))
                    .as(program.source("sftp") + watching.errors())
                    .isTrue();
            assertThat(program.source("sftp").at("/failed/0/name").asText()).isEqualTo("grows.zip");
            assertThat(program.landed()).isEmpty();
            server.growing.clear();
            assertThat(watching.awaits(() -> program.landed().size() == 1)).isTrue();
            watching.terminate();
        }
        assertThat(program.inbox().resolve("grows.zip")).hasSameBinaryContentAs(folder.resolve("grows.zip"));
        assertThat(program.arriving()).isEmpty();
    }

    @Test
    void aServerThatGoesAwayIsWaitedFor() throws Exception {
        put("big.zip", bytes(1, 3_000_000));
        server.millisPerRead.put("big.zip", 100L);
        int port = server.port();
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> !program.arriving().isEmpty())).isTrue();
            server.close();
            assertThat(watching.awaits(() ->
                            program.source("sftp").at("/trouble/code").asText().equals("unreachable")))
                    .as(program.source("sftp") + watching.errors())
                    .isTrue();
            assertThat(program.landed()).isEmpty();
            assertThat(program.arriving()).isEmpty();
            server = new SftpServer(folder.getParent(), server.keys(), port);
            assertThat(watching.awaits(() -> program.landed().size() == 1)).isTrue();
            assertThat(watching.awaits(
                            () -> program.source("sftp").path("trouble").isMissingNode()))
                    .isTrue();
            watching.terminate();
        }
        assertThat(program.inbox().resolve("big.zip")).hasSameBinaryContentAs(folder.resolve("big.zip"));
    }

    @Test
    void aStopDropsWhatIsUnderWay() throws Exception {
        put("big.zip", bytes(1, 10_000_000));
        server.millisPerRead.put("big.zip", 200L);
        try (PackagedProgram watching = program.start()) {
            assertThat(watching.awaits(() -> !program.arriving().isEmpty())).isTrue();
            long begun = System.nanoTime();
            assertThat(watching.terminate().exit()).isZero();
            assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(20);
        }
        assertThat(program.landed()).isEmpty();
        assertThat(program.arriving()).isEmpty();
        assertThat(Files.exists(program.inbox().resolve("big.zip"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }
}
