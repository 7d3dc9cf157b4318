package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.posterity.application.Pipeline;
import org.posterity.application.Premises;
import org.posterity.application.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs all source routes until stopped. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Takes in every submission put into the inbox folder, once it stops changing, until stopped "
                + "(Ctrl-C or SIGTERM).",
        sortOptions = false)
final class WatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Option(names = "--inbox", paramLabel = "DIR", description = "The inbox folder (default: setting inbox.dir).")
    private Path inboxFolder;

    @Option(
            names = "--log",
            paramLabel = "FORM",
            description =
                    "Writes log lines instead of sentences to standard error, with time stamps: text, or json with "
                            + "one object a line. They name submissions by their identifiers only.")
    private LogForm log;

    @Option(names = "--json", description = "Prints one JSON object per submission.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Output output = new Output(spec.commandLine().getOut(), err, json);
        Optional<LogLines> lines = Optional.ofNullable(log).map(LogLines::in);
        Consumer<String> note = lines.<Consumer<String>>map(it -> it::note).orElse(err::println);
        Shutdown shutdown = new Shutdown(err);
        Stop stop = new Stop();
        try {
            Premises premises = place.premises(spec);
            new Watch(
                            lines.map(it -> new Premises(premises.archive(), premises.config(), premises.way(), it))
                                    .orElse(premises),
                            TerminalProgress.where(!json && log == null),
                            shutdown.stages())
                    .run(
                            Optional.ofNullable(inboxFolder),
                            waitOption.patience(),
                            begun -> {
                                stop.heed(shutdown);
                                note.accept("Watching " + begun.inbox()
                                        + ". Stop with Ctrl-C; work under way gets a minute to finish.");
                                begun.monitoring()
                                        .ifPresent(it -> note.accept("Monitoring: " + it + "/health and /metrics."));
                            },
                            ingested -> {
                                lines.ifPresent(it -> it.tell(ingested));
                                if (json || lines.isEmpty()) {
                                    output.tell(ingested);
                                }
                            },
                            stop.asked);
        } finally {
            stop.finished.countDown();
        }
        return Exit.DONE;
    }

    /** The signal to stop. Keeps the process alive until the work is done or the time to wait is over. */
    private static final class Stop {
        private final CompletableFuture<Void> asked = new CompletableFuture<>();
        private final CountDownLatch finished = new CountDownLatch(1);

        /** From now on a signal asks for a stop instead of ending the process. */
        void heed(Shutdown shutdown) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (finished.getCount() == 0) {
                    return;
                }
                asked.complete(null);
                if (!isFinished()) {
                    shutdown.giveUp();
                    Runtime.getRuntime().halt(Exit.ENVIRONMENT);
                }
                // A stop that was asked for is not a failure, whatever the signal.
                Runtime.getRuntime().halt(Exit.DONE);
            }));
        }

        private boolean isFinished() {
            try {
                return finished.await(Pipeline.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }
    }
}
