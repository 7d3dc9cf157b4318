package org.posterity.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Path, String> handedOn = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

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
                Path place = folder.resolve(collection);
                // a link is handed on like any other, and refused
                try {
                    Files.createDirectory(place);
                } catch (FileAlreadyExistsException e) {
                    continue;
                }
            }
            if (Files.exists(memory)) {
                seen.addAll(Files.readAllLines(memory));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The inbox folder, or the archive's memory of it, cannot be read.", e);
        }
    }

    /**
     * What lies in the inbox and is not done with, settled or not.
     *
     * @param oldest when the oldest arrived; where it lies in a folder with others, when that folder last changed its name or content
     */
    public record Waiting(long submissions, Optional<Instant> oldest) {}

    /** Counts what is not done with. It changes nothing, so it may be asked at any time. */
    public Waiting waiting() {
        long submissions = 0;
        Optional<Instant> oldest = Optional.empty();
        for (Place place : places()) {
            long here = found(place.path()).stream()
                    .filter(submission -> !seen.contains(key(submission)))
                    .count();
            Optional<Instant> since = here == 0 ? Optional.empty() : Optional.of(arrived(place.path()));
            oldest = Stream.of(oldest, since).flatMap(Optional::stream).min(Instant::compareTo);
            submissions += here;
        }
        return new Waiting(submissions, oldest);
    }

    /** When a place got its name or its content; its own times are often those of years ago. */
    private Instant arrived(Path path) {
        try {
            return ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return clock.instant();
        }
    }

    /** Submissions that have stopped changing and were not passed on before. */
    public synchronized List<IngestRequest> settled() {
        List<IngestRequest> arrivals = new ArrayList<>();
        for (Place place : places()) {
            if (hasSettled(place.path())) {
                for (Path submission : found(place.path())) {
                    String key = key(submission);
                    if (!seen.contains(key) && !key.equals(handedOn.put(submission, key))) {
                        arrivals.add(place.arrival(submission));
                    }
                }
            }
        }
        return arrivals;
    }

    /** Something in the inbox: a submission, or a folder of them. */
    private record Place(Path path, Optional<String> collection) {
        IngestRequest arrival(Path submission) {
            IngestRequest arrival = IngestRequest.of(submission);
            return collection.map(arrival::in).orElse(arrival);
        }
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Path child : children(folder)) {
            String name = child.getFileName().toString();
            if (collections.contains(name) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                children(child).forEach(member -> places.add(new Place(member, Optional.of(name))));
            } else {
                places.add(new Place(child, Optional.empty()));
            }
        }
        return places;
    }

    /** The submissions at a place. A link is never followed: intake is handed the link, and refuses it. */
    private List<Path> found(Path place) {
        return Files.isSymbolicLink(place) ? List.of(place) : new BatchListing(platforms).expand(place);
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
