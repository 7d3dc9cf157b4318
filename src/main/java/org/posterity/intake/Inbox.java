package org.posterity.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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
    private final Set<String> collections;
    private final Clock clock;
    private final Map<Path, Sighting> sightings = new HashMap<>();
    private final Map<Path, String> handedOn = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private record Sighting(String look, Instant since) {}

    /**
     * @param memory the file that remembers what was seen, in the archive
     * @param settling how long a submission must lie unchanged
     * @param platforms whose exports are recognised by name
     * @param collections names of sub-folders, made if missing: what lies in one of them belongs to the collection of that name
     */
    public Inbox(
            Path folder, Path memory, Duration settling, Platforms platforms, Set<String> collections, Clock clock) {
        this.collections = Set.copyOf(collections);
        this.platforms = platforms;
        this.folder = folder;
        this.memory = memory;
        this.settling = settling;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            for (String collection : collections) {
                Files.createDirectories(folder.resolve(collection));
            }
            if (Files.exists(memory)) {
                seen.addAll(Files.readAllLines(memory));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The inbox folder, or the archive's memory of it, cannot be read.", e);
        }
    }

    /** Submissions that have stopped changing and were not passed on before. */
    public synchronized List<IngestRequest> settled() {
        List<IngestRequest> arrivals = new ArrayList<>();
        for (Path child : children(folder)) {
            String name = child.getFileName().toString();
            if (collections.contains(name) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                for (Path member : children(child)) {
                    submissions(member)
                            .forEach(it -> arrivals.add(IngestRequest.of(it).in(name)));
                }
            } else {
                submissions(child).forEach(it -> arrivals.add(IngestRequest.of(it)));
            }
        }
        return arrivals;
    }

    /** What is new at a place that has settled. A link is never followed: intake is handed the link, and refuses it. */
    private List<Path> submissions(Path child) {
        if (!hasSettled(child)) {
            return List.of();
        }
        List<Path> found = Files.isSymbolicLink(child) ? List.of(child) : new BatchListing(platforms).expand(child);
        List<Path> fresh = new ArrayList<>();
        for (Path submission : found) {
            String key = key(submission);
            if (!seen.contains(key) && !key.equals(handedOn.put(submission, key))) {
                fresh.add(submission);
            }
        }
        return fresh;
    }

    /** Remembers that a submission is done, whatever the result. */
    public synchronized void remember(IngestRequest arrival) {
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

    private static List<Path> children(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
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
            for (Path file : (Iterable<Path>) tree::iterator) {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                totals[0]++;
                totals[1] += attributes.size();
                totals[2] = Math.max(totals[2], attributes.lastModifiedTime().toMillis());
            }
        } catch (IOException | UncheckedIOException e) {
            // something vanished meanwhile, so it is still changing
            return "changing";
        }
        return totals[0] + " " + totals[1] + " " + totals[2];
    }
}
