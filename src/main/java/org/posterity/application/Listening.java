package org.posterity.application;

import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.posterity.intake.IntakeLimits;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.Fetching;
import org.posterity.sources.Trouble;
import org.posterity.sources.upload.Handover;
import org.posterity.sources.upload.Handovers;
import org.posterity.sources.upload.UploadServer;

/** The source of uploads while it is switched on: it listens, and a look sees to it that it does. */
final class Listening implements AutoCloseable {
    /** How many seconds a request may make no progress. */
    private static final long PATIENCE = 30;

    private final Premises premises;
    private final Settings settings;
    private final String listen;
    private final Fetching fetching;
    private Optional<UploadServer> server = Optional.empty();
    private boolean closed;

    private Listening(Premises premises, Settings settings, String listen, Fetching fetching) {
        this.premises = premises;
        this.settings = settings;
        this.listen = listen;
        this.fetching = fetching;
    }

    /** @throws TerminalFailure when the settings lack something that donors must be told */
    static Listening of(Premises premises, Settings settings, Properties values, Fetching fetching) {
        if (settings.text("institution").isEmpty()) {
            throw new TerminalFailure(
                    "The source " + Handover.SOURCE + " is switched on, but the setting institution is "
                            + "empty. Donors must be told who asks for their consent.");
        }
        premises.requireApart(new SourceSettings(settings).uploads(), settings);
        return new Listening(
                premises, settings, values.getProperty(SourceSettings.PREFIX + Handover.SOURCE + ".listen"), fetching);
    }

    /** Listens, if it does not yet. */
    synchronized void look() {
        if (closed) {
            return;
        }
        fetching.begin(Handover.SOURCE);
        Optional<Trouble> trouble = Optional.empty();
        if (server.isEmpty()) {
            try {
                server = Optional.of(new UploadServer(
                        SourceSettings.listen(listen),
                        new Handovers(new SourceSettings(settings).uploads()),
                        new UploadReception(premises.archive(), settings),
                        settings.number(
                                "intake.reserve-bytes", IntakeLimits.defaults().reserveBytes()),
                        PATIENCE,
                        Machine.clock()));
            } catch (IOException e) {
                trouble = Optional.of(Trouble.NOT_LISTENING);
            }
        }
        fetching.end(Handover.SOURCE, trouble);
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.ifPresent(UploadServer::close);
        server = Optional.empty();
    }
}
