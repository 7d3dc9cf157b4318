package org.posterity.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.model.Digest;
import org.posterity.model.Platforms;
import org.posterity.model.TerminalFailure;

/**
 * The folder that {@code watch} watches. A submission is passed on when it has not changed for a while, and only once: what
 * was seen is remembered in a file, as digests of name, sizes and times. Nothing in the inbox is moved or changed.
 */
public final class Inbox {
    private final Path folder;
    private final Path memory;
    private final Duration settling;
    private final Platforms platforms;
    private final Clock clock;
    private final Map<Path, Sighting> sightings = new HashMap<>();
    private final Map<Path, String> handedOn = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private record Sighting(String look, Instant since) {}

    /**
     * @param memory the file that remembers what was seen, in the archive
     * @param settling how long a submission must lie unchanged
     * @param platforms whose exports are recognised by name
     */
    public Inbox(Path folder, Path memory, Duration settling, Platforms platforms, Clock clock) {
        this.platforms = platforms;
        this.folder = folder;
        this.memory = memory;
        this.settling = settling;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            if (Files.exists(memory)) {
                seen.addAll(Files.readAllLines(memory));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The inbox folder, or the archive's memory of it, cannot be read.", e);
        }
    }

    /** Submissions that have stopped changing and were not passed on before. */
    public List<IngestRequest> settled() {
        List<IngestRequest> arrivals = new ArrayList<>();
        for (Path child : children()) {
            if (hasSettled(child)) {
                for (Path submission : new BatchListing(platforms).expand(child)) {
                    String key = key(submission);
                    if (!seen.contains(key) && !key.equals(handedOn.put(submission, key))) {
                        arrivals.add(IngestRequest.of(submission));
                    }
                }
            }
        }
        return arrivals;
    }

    /** Remembers that a submission is done, whatever the result. */
    public void remember(IngestRequest arrival) {
        String key = handedOn.get(arrival.path());
        if (key != null && seen.add(key)) {
            try {
                Files.writeString(memory, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new TerminalFailure("The archive's memory of the inbox cannot be written.", e);
            }
        }
    }

    private boolean hasSettled(Path child) {
        String look = look(child);
        Instant now = clock.instant();
        Sighting before = sightings.get(child);
        if (before == null || !before.look().equals(look)) {
            sightings.put(child, new Sighting(look, now));
            return settling.isZero();
        }
        return !now.isBefore(before.since().plus(settling));
    }

    private List<Path> children() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> !path.getFileName().toString().endsWith(".part"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TerminalFailure("The inbox folder cannot be read.", e);
        }
    }

    private String key(Path submission) {
        return Digest.sha256((folder.relativize(submission) + "\n" + look(submission)).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /** Number, sizes and times of files: these change while something is still being copied. */
    private static String look(Path path) {
        long[] totals = new long[3];
        try (Stream<Path> tree = Files.walk(path)) {
            tree.forEach(file -> {
                totals[0]++;
                totals[1] += file.toFile().length();
                totals[2] = Math.max(totals[2], file.toFile().lastModified());
            });
        } catch (IOException | UncheckedIOException e) {
            // something vanished meanwhile, so it is still changing
            return "changing";
        }
        return totals[0] + " " + totals[1] + " " + totals[2];
    }
}
