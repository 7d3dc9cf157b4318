package org.posterity.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.monitoring.Check;
import org.posterity.monitoring.Health;
import org.posterity.monitoring.Meters;
import org.posterity.monitoring.MonitoringServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a monitoring system may ask a running watch, where the setting {@code monitoring.port} says so. */
final class MonitoringOfWatch implements StageListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringOfWatch.class);
    private static final int SECONDS_BETWEEN_CHECKS = 10;
    private static final int SECONDS_BETWEEN_FIGURES = 60;
    /** Checks older than this hang. */
    private static final Duration TOO_OLD = Duration.ofSeconds(6 * SECONDS_BETWEEN_CHECKS);

    private static final int PATIENCE_SECONDS = 5;

    private final Meters meters =
            new Meters(Arrays.stream(DueKind.values()).map(DueKind::id).toList());
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "figures");
        thread.setDaemon(true);
        return thread;
    });
    private final FiguresOfWatch figures;
    private final MonitoringServer server;
    private volatile Health last =
            new Health(now(), List.of(new Check(Check.Subject.ROUTES, Check.State.DOWN, "The watch is starting.")));

    private MonitoringOfWatch(int port, FiguresOfWatch figures) {
        this.figures = figures;
        this.server = MonitoringServer.on(port, this::health, meters);
        threads.scheduleWithFixedDelay(this::count, 0, SECONDS_BETWEEN_FIGURES, TimeUnit.SECONDS);
    }

    /**
     * Starts it, where it is wanted.
     *
     * @throws org.posterity.model.TerminalFailure when its port is taken
     */
    static Optional<MonitoringOfWatch> of(Settings settings, FiguresOfWatch figures) {
        return settings.text("monitoring.port").map(port -> new MonitoringOfWatch(Integer.parseInt(port), figures));
    }

    private static Instant now() {
        return Machine.clock().instant();
    }

    /** Where it listens, for people. */
    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** From now on the health is what the checks of this pipeline say. */
    void begin(Pipeline pipeline) {
        last = new Health(now(), pipeline.health());
        threads.scheduleWithFixedDelay(
                () -> look(pipeline), SECONDS_BETWEEN_CHECKS, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
    }

    private void look(Pipeline pipeline) {
        Check.State before = last.state();
        last = new Health(now(), pipeline.health());
        if (last.state() != before) {
            List<String> wrong = last.checks().stream()
                    .filter(check -> check.state() != Check.State.UP)
                    .map(check -> check.of().id())
                    .toList();
            LOG.warn("Health is {} now{}", last.state().id(), wrong.isEmpty() ? "" : ", because of " + wrong);
        }
    }

    private void count() {
        try {
            meters.stand(figures.count());
        } catch (RuntimeException e) {
            LOG.warn("The figures could not be counted: {}", e.getClass().getSimpleName());
        }
    }

    private Health health() {
        Health known = last;
        return known.at().plus(TOO_OLD).isAfter(now())
                ? known
                : new Health(
                        known.at(),
                        List.of(new Check(
                                Check.Subject.ARCHIVE, Check.State.DOWN, "Nothing has answered since then.")));
    }

    /** Intake let a submission through. */
    void received(Submission submission) {
        meters.received(submission.files().stream()
                .filter(file -> !file.unpacked())
                .mapToLong(ReceivedFile::size)
                .sum());
    }

    /** The way of a submission has ended. */
    void ended(IngestResult result) {
        if (result instanceof IngestResult.Archived) {
            meters.ended(Meters.Outcome.ARCHIVED);
        } else if (result instanceof IngestResult.AlreadyHeld) {
            meters.ended(Meters.Outcome.ALREADY_HELD);
        } else if (result instanceof IngestResult.NotTakenIn) {
            meters.ended(Meters.Outcome.REFUSED);
        } else if (result instanceof IngestResult.InUse) {
            meters.ended(Meters.Outcome.IN_USE);
        }
    }

    @Override
    public void done(String stage, String end, Duration took) {
        meters.stage(stage, took);
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Counting figures does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
