package org.posterity.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The figures of a running watch, in the text format of Prometheus. Every label has a closed list of values, so that none is personal. */
public final class Meters {
    /** The stages that are timed, by the names of their routes and beans. */
    static final Set<String> STAGES = Set.of(
            "intake",
            "viruscheck",
            "consent",
            "export",
            "reading",
            "characterisation",
            "privacy",
            "packaging",
            "agreement",
            "storage",
            "holdings",
            "replication",
            "refused");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Outcome, Counter> submissions = new EnumMap<>(Outcome.class);
    private final Map<String, Timer> stages = new TreeMap<>();
    private final Counter received;
    /** Empty until they are counted first; then the gauges are not numbers. */
    private volatile Optional<Standing> standing = Optional.empty();

    /** What becomes of a submission. */
    public enum Outcome {
        ARCHIVED,
        ALREADY_HELD,
        REFUSED,
        IN_USE;

        private String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Every series is there from the beginning, so that its absence means something.
     *
     * @param kinds of what can wait for a person; a closed list
     */
    public Meters(Collection<String> kinds) {
        for (Outcome outcome : Outcome.values()) {
            submissions.put(
                    outcome,
                    Counter.builder("posterity.submissions")
                            .description("Submissions whose way has ended since the start, by outcome.")
                            .tag("outcome", outcome.id())
                            .register(registry));
        }
        for (String stage : STAGES) {
            stages.put(
                    stage,
                    Timer.builder("posterity.stage")
                            .description("Seconds that stages took, and how many products they have finished.")
                            .tag("stage", stage)
                            .register(registry));
        }
        received = Counter.builder("posterity.received")
                .baseUnit("bytes")
                .description("Bytes of the files of submissions that intake let through since the start.")
                .register(registry);
        gauge("posterity.submissions.waiting", "Submissions in the inbox that are not done with.", Standing::waiting);
        gauge(
                "posterity.submissions.waiting.oldest.seconds",
                "Age of the oldest submission in the inbox that is not done with.",
                Standing::age);
        gauge("posterity.copies.outstanding", "Copies in stores that are missing or behind.", Standing::copies);
        gauge("posterity.packages", "Packages that are held.", Standing::packages);
        for (String kind : kinds) {
            Gauge.builder(
                            "posterity.due",
                            this,
                            it -> it.standing.map(now -> (double) now.due(kind)).orElse(Double.NaN))
                    .description("What waits for a person, by kind; posterity due lists it.")
                    .tag("kind", kind)
                    .register(registry);
        }
        gauge("posterity.overdue", "What waits for a person past its deadline.", Standing::overdue);
        gauge("posterity.sources.failing", "Sources whose last look went wrong.", Standing::sources);
        gauge("posterity.stores.unreachable", "Stores that could not be used when last tried.", Standing::stores);
        gauge("posterity.archive.free.bytes", "Free space on the disk of the archive.", Standing::free);
        gauge(
                "posterity.figures.timestamp.seconds",
                "When the gauges were last counted, in seconds since 1970.",
                Standing::at);
    }

    private void gauge(String name, String help, ToDoubleFunction<Standing> figure) {
        Gauge.builder(name, this, it -> it.standing.map(figure::applyAsDouble).orElse(Double.NaN))
                .description(help)
                .register(registry);
    }

    /** The way of a submission has ended. */
    public void ended(Outcome outcome) {
        submissions.get(outcome).increment();
    }

    /** Intake let a submission through. */
    public void received(long bytes) {
        received.increment(bytes);
    }

    /** A stage is done with a product. Steps of the operator's own are not counted: nobody knows what their names say. */
    public void stage(String name, Duration took) {
        Timer timer = stages.get(name);
        if (timer != null) {
            timer.record(took);
        }
    }

    /** The gauges were counted anew. */
    public void stand(Standing now) {
        standing = Optional.of(now);
    }

    /** All figures in the text format. */
    String text() {
        return registry.scrape();
    }
}
