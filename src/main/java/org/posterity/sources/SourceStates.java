package org.posterity.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.TerminalFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When each source last looked, and what went wrong then: one small file for each in the archive, replaced after a look. */
public final class SourceStates {
    private static final Logger LOG = LoggerFactory.getLogger(SourceStates.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Looks without news are written no more often. */
    private static final Duration BETWEEN_NEWS = Duration.ofMinutes(1);

    private static final int MOST_FAILED = 20;
    private static final int LONGEST_NAME = 200;

    private final Path folder;
    private final boolean names;
    private final Clock clock;
    private final Map<String, Look> underWay = new ConcurrentHashMap<>();
    private final Map<String, State> last = new ConcurrentHashMap<>();

    /**
     * What a look came to.
     *
     * @param lookedAt when it ended
     * @param trouble why the source could not be looked at
     * @param failed the files that could not be landed; each is tried again at the next look. At most twenty are listed
     * @param moreFailed how many are not listed
     */
    public record State(
            Optional<Instant> lookedAt, Optional<Trouble> trouble, List<FailedFile> failed, long moreFailed) {
        public static final State NEVER = new State(Optional.empty(), Optional.empty(), List.of(), 0);

        public State {
            failed = List.copyOf(failed);
        }

        public boolean isWell() {
            return trouble.isEmpty() && failed.isEmpty();
        }

        private boolean saysAs(State before) {
            return trouble.equals(before.trouble) && failed.equals(before.failed) && moreFailed == before.moreFailed;
        }
    }

    /** @param name at the other end, where names may be written down */
    public record FailedFile(Optional<String> name, Trouble trouble) {}

    /** A look that has not ended. */
    private static final class Look {
        private final List<FailedFile> failed = new ArrayList<>();
        private long more;

        private synchronized void add(FailedFile file) {
            if (failed.size() < MOST_FAILED) {
                failed.add(file);
            } else {
                more++;
            }
        }

        private synchronized State end(Instant at, Optional<Trouble> trouble) {
            return new State(Optional.of(at), trouble, failed, more);
        }
    }

    /**
     * @param folder in the archive; made when first written
     * @param names whether names of files may be written there
     */
    public SourceStates(Path folder, boolean names, Clock clock) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
    }

    void begin(String source) {
        underWay.put(source, new Look());
    }

    void failed(String source, String name, Trouble trouble) {
        String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        underWay.computeIfAbsent(source, it -> new Look())
                .add(new FailedFile(Optional.of(shown).filter(it -> names), trouble));
    }

    /** Ends a look; log lines tell of it when something has changed, and name no file. */
    public void end(String source, Optional<Trouble> trouble) {
        Look look = Optional.ofNullable(underWay.remove(source)).orElseGet(Look::new);
        State state = look.end(clock.instant(), trouble);
        State before = Optional.ofNullable(last.get(source)).orElseGet(() -> read(source));
        boolean news = !state.saysAs(before);
        if (news) {
            trouble.ifPresent(it -> LOG.warn("Source {}: {}", source, it.words()));
            if (!state.failed().isEmpty()) {
                LOG.warn(
                        "Source {}: {} files could not be taken over; posterity sources says why.",
                        source,
                        state.failed().size() + state.moreFailed());
            }
        }
        boolean due = before.lookedAt()
                .filter(at -> at.plus(BETWEEN_NEWS).isAfter(clock.instant()))
                .isEmpty();
        if (news || due) {
            last.put(source, state);
            write(source, state);
        }
    }

    private void write(String source, State state) {
        ObjectNode json = JSON.createObjectNode().put("format", 1);
        state.lookedAt().ifPresent(at -> json.put("lookedAt", at.toString()));
        state.trouble().ifPresent(it -> json.put("trouble", it.name()));
        for (FailedFile file : state.failed()) {
            ObjectNode line = json.withArray("failed").addObject();
            file.name().ifPresent(name -> line.put("name", name));
            line.put("trouble", file.trouble().name());
        }
        json.put("moreFailed", state.moreFailed());
        try {
            Files.createDirectories(folder);
            UnfinishedFile.replace(file(source), JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new TerminalFailure("The archive's record of its sources cannot be written.", e);
        }
    }

    /** The last look that was recorded; none where the file is missing or damaged. */
    public State read(String source) {
        try {
            JsonNode json = JSON.readTree(file(source).toFile());
            List<FailedFile> failed = new ArrayList<>();
            for (JsonNode file : json.path("failed")) {
                failed.add(new FailedFile(
                        Optional.of(file.path("name").asText()).filter(name -> !name.isEmpty()),
                        Trouble.valueOf(file.path("trouble").asText())));
            }
            return new State(
                    Optional.of(json.path("lookedAt").asText())
                            .filter(at -> !at.isEmpty())
                            .map(Instant::parse),
                    Optional.of(json.path("trouble").asText())
                            .filter(it -> !it.isEmpty())
                            .map(Trouble::valueOf),
                    failed,
                    json.path("moreFailed").asLong());
        } catch (IOException | RuntimeException e) {
            return State.NEVER;
        }
    }

    private Path file(String source) {
        return folder.resolve(source + ".json");
    }
}
