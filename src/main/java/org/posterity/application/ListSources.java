package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.application.Pipeline.SourceRoute;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.LandingRecord.Tally;
import org.posterity.sources.SourceStates;
import org.posterity.sources.SourceStates.State;

/** Lists the sources: which are on, when they last looked, what they brought, and what went wrong. */
public final class ListSources {
    static final String INBOX = "inbox";

    private final Premises premises;

    public ListSources(Premises premises) {
        this.premises = premises;
    }

    /**
     * A source.
     *
     * @param tally what it landed; for the inbox the submissions taken in, without bytes and time
     */
    public record Source(String name, boolean on, State state, Tally tally) {
        /** Whether it is off, or went well when it last looked. */
        public boolean isWell() {
            return !on || state.isWell();
        }
    }

    /** The inbox, then all that there are routes for, by name. */
    public List<Source> run() {
        Settings settings = premises.settings();
        Set<String> known =
                premises.way().sources().stream().map(SourceRoute::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> on = new SourceSettings(settings).switchedOn(known);
        Path folder = Archive.sources(premises.archive());
        SourceStates states = new SourceStates(folder, false, Machine.clock());
        LandingRecord record = new LandingRecord(Archive.landed(premises.archive()), Machine.clock());
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(INBOX, true, states.read(INBOX), new Tally(seen(), 0, "")));
        known.forEach(name -> sources.add(new Source(name, on.contains(name), states.read(name), record.tally(name))));
        return sources;
    }

    private long seen() {
        Path memory = Archive.inboxMemory(premises.archive());
        if (!Files.exists(memory)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(memory)) {
            return lines.count();
        } catch (IOException e) {
            throw new TerminalFailure("The archive's memory of the inbox cannot be read.", e);
        }
    }
}
