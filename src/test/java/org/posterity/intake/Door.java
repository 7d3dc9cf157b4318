package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;

/** An intake for tests, and what is true of every way it may end: the input is as it was, and no workspace stays after a refusal. */
final class Door {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    static final IntakeLimits SMALL = new IntakeLimits(20, 100_000, 2_000_000, 50, 3, 0);

    private final Path workspaces;
    private final Intake intake;

    Door(Path folder, IntakeLimits limits) {
        this(folder, limits, HeldSubmissions.none());
    }

    Door(Path folder, IntakeLimits limits, HeldSubmissions held) {
        this.workspaces = folder.resolve("workspaces");
        this.intake = new Intake(workspaces, limits, held, Clock.fixed(NOW, ZoneOffset.UTC), Progress.NONE);
    }

    Outcome<Submission> open(Path path) throws IOException {
        Map<String, String> before = state(path);
        Outcome<Submission> outcome = intake.open(IngestRequest.of(path));
        assertThat(state(path)).isEqualTo(before);
        if (!(outcome instanceof Outcome.Passed)) {
            assertThat(children(workspaces)).isEmpty();
        }
        return outcome;
    }

    Submission received(Path path) throws IOException {
        return open(path)
                .match(submission -> submission, rejection -> fail(rejection.toString()), held -> fail("held"));
    }

    Rejection rejected(Path path) throws IOException {
        return open(path).match(submission -> fail("passed"), rejection -> rejection, held -> fail("held"));
    }

    static List<String> paths(Submission submission) {
        return submission.files().stream().map(ReceivedFile::path).toList();
    }

    static String read(Submission submission, String path) throws IOException {
        for (ReceivedFile file : submission.files()) {
            if (file.path().equals(path)) {
                return Files.readString(file.location());
            }
        }
        throw new AssertionError("No file " + path);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    static List<Path> children(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        }
    }

    /** Kind, bytes and modification time of all there is. */
    private static Map<String, String> state(Path path) throws IOException {
        Map<String, String> state = new TreeMap<>();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return state;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path each : walk.toList()) {
                boolean file = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS);
                state.put(
                        each.toString(),
                        Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS)
                                + (file ? sha256(Files.readAllBytes(each)) : ""));
            }
        }
        return state;
    }

    private static <T> T fail(String what) {
        throw new AssertionError(what);
    }
}
