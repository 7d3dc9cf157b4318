package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.posterity.intake.Inbox;
import org.posterity.intake.IngestRequest;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.SourceStates;

/** Takes in whatever the sources bring, until stopped. */
public final class Watch {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** A cron expression that is not used, where no time is set. */
    private static final String NO_SCHEDULE = "0 0 2 * * ?";

    private static final Duration NEVER = Duration.ofDays(3650);

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public Watch(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What is watched.
     *
     * @param monitoring where a monitoring system can ask, if it can
     */
    public record Begun(Path inbox, Optional<String> monitoring) {}

    /** A period of a timer, in milliseconds; of what never happens a long one. */
    private static String period(long number, Duration unit) {
        return Long.toString((number == 0 ? NEVER : unit.multipliedBy(number)).toMillis());
    }

    private void audit() {
        new Audit(premises, progress, running).runDue(premises.notices());
    }

    /** What goes wrong costs nothing but time: the next run begins anew. */
    private Runnable clearing(Archive archive, Settings settings, Path inbox) {
        ClearLanded clear = new ClearLanded(archive, settings, premises.notices(), progress);
        Path record = Archive.landed(premises.archive());
        return () -> {
            try {
                if (Files.exists(record)) {
                    clear.run(new LandedInputs(inbox, new LandingRecord(record, Machine.clock())));
                }
            } catch (RuntimeException e) {
                String why = e instanceof TerminalFailure
                        ? e.getMessage()
                        : "An unforeseen " + e.getClass().getSimpleName() + ". Please report this.";
                premises.notices().say("What sources landed could not be cleared. " + why);
            }
        };
    }

    /**
     * @param asked the inbox, if not the one in the settings
     * @param patience how long to wait for another watching run; everything else is waited for as long as it takes
     * @param begun hears what is watched, once it is
     * @param told hears the result of each submission, of one at a time
     * @param stop whether the watch is to end; work under way is finished first
     */
    public void run(
            Optional<Path> asked,
            Duration patience,
            Consumer<Begun> begun,
            Consumer<Ingested> told,
            CompletableFuture<Void> stop) {
        Settings settings = premises.settings();
        NamesOfDonations names = NamesOfDonations.following(settings);
        Path folder = asked.orElseGet(settings::inbox);
        premises.requireApart(folder, settings);
        try (Archive archive = premises.openToWatch(settings, patience)) {
            running.workIn(archive.workspace());
            running.workAt(settings.places());
            Path real = folder.toAbsolutePath().normalize();
            Inbox inbox = new Inbox(
                    real,
                    archive.inboxMemory(),
                    Duration.ofSeconds(settings.number("inbox.settle-seconds", 10)),
                    Wiring.platforms(),
                    new SourceSettings(settings).collections(),
                    Machine.clock());
            SourceStates states =
                    new SourceStates(Archive.sources(premises.archive()), names.inReports(), Machine.clock());
            Properties values = new Properties();
            values.setProperty("inbox.period", Long.toString(settings.number("inbox.period", 2000)));
            values.setProperty("inbox.settle-seconds", Long.toString(settings.number("inbox.settle-seconds", 10)));
            Wiring wiring = new Wiring(settings, archive, progress);
            values.setProperty("replication.period", period(settings.number("replication.minutes", 1), MINUTE));
            values.setProperty("clearing.period", period(1, HOUR));
            Optional<String> schedule = settings.text("audit.schedule");
            values.setProperty("audit.scheduled", Boolean.toString(schedule.isPresent()));
            values.setProperty("audit.schedule", schedule.orElse(NO_SCHEDULE));
            AtomicReference<Optional<MonitoringOfWatch>> monitoring = new AtomicReference<>(Optional.empty());
            BiConsumer<IngestRequest, IngestResult> taken = (arrival, conclusion) -> {
                archive.inputs()
                        .note(arrival, conclusion, names, Machine.clock().instant());
                Ingested ingested = Ingested.of(arrival, conclusion, archive, names);
                synchronized (told) {
                    told.accept(ingested);
                }
                monitoring.get().ifPresent(it -> it.ended(conclusion));
                wiring.followAgreements(premises, running);
                if (!(conclusion instanceof IngestResult.InUse)) {
                    inbox.remember(arrival);
                }
            };
            StageFunctions stages = wiring.stages(() -> {
                List<IngestRequest> settled = inbox.settled();
                states.end(ListSources.INBOX, Optional.empty());
                return settled;
            });
            try (SwitchedOn on = SwitchedOn.of(premises, settings, real, states)) {
                values.putAll(on.values());
                HealthOfWatch health = new HealthOfWatch(settings, archive, real, states, on.names());
                FiguresOfWatch figures = new FiguresOfWatch(premises, archive, inbox, settings, health);
                monitoring.set(MonitoringOfWatch.of(settings, figures));
                monitoring.get().ifPresent(it -> wiring.tell(it::received));
                Pipeline.Sources sources = new Pipeline.Sources(
                        values,
                        taken,
                        () -> archive.copies(settings).outstanding(),
                        this::audit,
                        clearing(archive, settings, real),
                        on.elsewhere(),
                        monitoring.get().map(it -> health.needs()).orElse(Map.of()),
                        monitoring.get().<StageListener>map(it -> it).orElse(StageListener.NONE));
                Pipeline pipeline = premises.way().open(stages, running, Optional.of(sources));
                monitoring.get().ifPresent(it -> it.begin(pipeline));
                begun.accept(new Begun(folder, monitoring.get().map(MonitoringOfWatch::address)));
                pipeline.broken().thenAccept(failure -> stop.complete(null));
                stop.join();
                on.stop();
                pipeline.close();
                TerminalFailure failure = pipeline.broken().getNow(null);
                if (failure != null) {
                    throw failure;
                }
            } finally {
                monitoring.get().ifPresent(MonitoringOfWatch::close);
            }
        }
    }
}
