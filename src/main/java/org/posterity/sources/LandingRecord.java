package org.posterity.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.intake.DurableLines;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;

/**
 * The archive's record of what sources brought, one JSON object a line, each forced to the disk before the next step. A file gets
 * three lines: {@code landing}, before it gets its place in the inbox; {@code landed}, afterwards; {@code seen}, by which it is known
 * again at the other end. A place in the inbox that stands here with the digest of what lies there is ours, not a person's. Places
 * and names are digests: they often hold the names of donors.
 */
public final class LandingRecord {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LANDING = "landing";
    private static final String LANDED = "landed";
    private static final String SEEN = "seen";

    private final Path file;
    private final Clock clock;
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Landed> byPlace = new HashMap<>();
    private final Set<String> landed = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Tally> tallies = new HashMap<>();

    /** What one source brought: how many files and bytes, and when the last of them came. */
    public record Tally(long files, long bytes, String last) {
        static final Tally NONE = new Tally(0, 0, "");

        private Tally and(long more, String at) {
            return new Tally(files + 1, bytes + more, at);
        }
    }

    /** What a source landed at a place, as it was then. */
    public record Landed(String source, Digest sha256, long bytes) {}

    /**
     * Reads the record, which need not exist. A line that was cut short by a kill, or damaged, counts as never written.
     *
     * @throws TerminalFailure when it cannot be read
     */
    public LandingRecord(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        try {
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    lines.forEach(this::read);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new TerminalFailure("The archive's record of what sources brought cannot be read: " + file + ".", e);
        }
    }

    private void read(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (IOException e) {
            return;
        }
        String digest = json.path("sha256").asText();
        switch (json.path("step").asText()) {
            case LANDING -> places.put(digest, json.path("place").asText());
            case LANDED -> {
                landed.add(digest);
                place(digest, json);
                count(json);
            }
            case SEEN -> seen.add(json.path("file").asText());
            default -> {
                // written by a newer Posterity
            }
        }
    }

    private void place(String digest, JsonNode json) {
        try {
            byPlace.put(
                    json.path("place").asText(),
                    new Landed(
                            json.path("source").asText(),
                            Digest.of(DigestAlgorithm.SHA256, HexFormat.of().parseHex(digest)),
                            json.path("bytes").asLong()));
        } catch (IllegalArgumentException e) {
            // a damaged line: what lies there is not ours
            return;
        }
    }

    private void count(JsonNode json) {
        tallies.merge(
                json.path("source").asText(),
                Tally.NONE.and(json.path("bytes").asLong(), json.path("at").asText()),
                (before, one) -> before.and(one.bytes(), one.last()));
    }

    /** Whether this content came before, from whichever source and under whatever name. */
    synchronized boolean hasLanded(Digest digest) {
        return landed.contains(digest.hex());
    }

    /** Whether a source was about to land this content at this place when its process was killed. */
    synchronized boolean isPlaced(Digest digest, String place) {
        return hidden(place).equals(places.get(digest.hex()));
    }

    /** Whether a file of the other end was landed, or was found to be known. */
    synchronized boolean isSeen(String key) {
        return seen.contains(hidden(key));
    }

    /**
     * What was landed at a place in the inbox; what lies there now may be another file.
     *
     * @param place relative to the inbox, with {@code /}
     */
    public synchronized Optional<Landed> at(String place) {
        return Optional.ofNullable(byPlace.get(hidden(place)));
    }

    /** What a source brought so far. */
    public synchronized Tally tally(String source) {
        return tallies.getOrDefault(source, Tally.NONE);
    }

    synchronized void landing(String source, Digest digest, long bytes, String place) throws IOException {
        append(line(source, LANDING)
                .put("sha256", digest.hex())
                .put("bytes", bytes)
                .put("place", hidden(place)));
    }

    synchronized void landed(String source, Digest digest, long bytes, String place) throws IOException {
        append(line(source, LANDED)
                .put("sha256", digest.hex())
                .put("bytes", bytes)
                .put("place", hidden(place)));
    }

    /** The same for what was landed by another process, or by one that was killed before it could say so. */
    public synchronized void landedOnce(String source, Digest digest, long bytes, String place) throws IOException {
        if (at(place).isEmpty()) {
            landed(source, digest, bytes, place);
        }
    }

    /** Remembers a file of the other end. */
    synchronized void seen(String source, String key) throws IOException {
        append(line(source, SEEN).put("file", hidden(key)));
    }

    private ObjectNode line(String source, String step) {
        return JSON.createObjectNode()
                .put("at", clock.instant().toString())
                .put("source", source)
                .put("step", step);
    }

    private void append(ObjectNode json) throws IOException {
        // commands land files, too, while a watch does
        try (FileChannel lock = FileChannel.open(
                file.resolveSibling("." + file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            DurableLines.append(file, JSON.writeValueAsString(json));
        }
        read(json.toString());
    }

    private static String hidden(String name) {
        return Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
