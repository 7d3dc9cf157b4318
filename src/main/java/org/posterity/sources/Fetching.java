package org.posterity.sources;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every source does: it looks, lands what is new, remembers it afterwards, and says what went wrong. */
public final class Fetching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private final Landing landing;
    private final LandingRecord record;
    private final SourceStates states;
    private final Function<String, Optional<String>> collections;

    /** @param collections the collection of what a source brings, by its name */
    public Fetching(
            Landing landing,
            LandingRecord record,
            SourceStates states,
            Function<String, Optional<String>> collections) {
        this.landing = landing;
        this.record = record;
        this.states = states;
        this.collections = collections;
    }

    /** Looks into a folder elsewhere once, and lands what was not seen before. Whatever goes wrong is recorded. */
    public void look(String source, Supplier<RemoteFolder> opening) {
        begin(source);
        try (RemoteFolder folder = opening.get()) {
            for (RemoteFile file : folder.files()) {
                String key = source + " " + file.key();
                if (!isSeen(key)) {
                    landAndRemember(source, file, key);
                }
            }
            end(source, Optional.empty());
        } catch (NotLanded e) {
            end(source, Optional.of(e.trouble()));
        } catch (RuntimeException e) {
            end(source, Optional.of(mistake(source, e)));
        }
    }

    private void landAndRemember(String source, RemoteFile file, String key) {
        try {
            land(source, file);
        } catch (NotLanded e) {
            if (e.trouble() == Trouble.STOPPED) {
                throw e;
            }
            return;
        }
        remember(source, key);
    }

    /** Begins a look. */
    public void begin(String source) {
        states.begin(source);
    }

    /** Ends a look, which may have failed as a whole. */
    public void end(String source, Optional<Trouble> trouble) {
        states.end(source, trouble.filter(it -> it != Trouble.STOPPED));
    }

    /**
     * Lands one file.
     *
     * @throws NotLanded when it could not be landed, which is recorded
     */
    public void land(String source, RemoteFile file) {
        Trouble trouble;
        try {
            landing.land(source, collections.apply(source), file);
            return;
        } catch (NotLanded e) {
            trouble = e.trouble();
        } catch (RuntimeException e) {
            trouble = mistake(source, e);
        }
        failed(source, file.name(), trouble);
        throw new NotLanded(trouble);
    }

    /** Says of a file of this look that it could not be landed. */
    public void failed(String source, String name, Trouble trouble) {
        if (trouble != Trouble.STOPPED) {
            states.failed(source, name, trouble);
        }
    }

    /** Whether a file was landed before, or found to be known, by its name, length and version at a source. */
    public boolean isSeen(String key) {
        return record.isSeen(key);
    }

    /** Remembers a file that was landed; otherwise the next look would fetch it once more. */
    public void remember(String source, String key) {
        try {
            record.seen(source, key);
        } catch (IOException e) {
            states.failed(source, "", Trouble.NOT_WRITTEN);
        }
    }

    private static Trouble mistake(String source, RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        LOG.error(
                "Source {}: {} at {}", source, e.getClass().getSimpleName(), trace.length == 0 ? "unknown" : trace[0]);
        return Trouble.MISTAKE;
    }

    /** No landing goes on after this. */
    public void stop() {
        landing.stop();
    }

    @Override
    public void close() {
        landing.close();
    }
}
