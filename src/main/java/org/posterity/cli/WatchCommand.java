package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.posterity.application.Archive;
import org.posterity.application.Machine;
import org.posterity.application.NamesOfDonations;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;
import org.posterity.intake.Inbox;
import org.posterity.model.TerminalFailure;
import org.posterity.routing.Pipeline;
import org.posterity.routing.RouteFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs all source routes until stopped. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description =
                "Takes in whatever is dropped into the inbox folder, once it has settled, until stopped (Ctrl-C or SIGTERM).",
        sortOptions = false)
final class WatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Mixin
    private WaitOption waitOption;

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "The folder to look into (default: setting inbox.dir).")
    private Path inboxFolder;

    @Option(names = "--json", description = "One JSON object a line for each submission.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = place.settings();
        Output output =
                new Output(spec.commandLine().getOut(), place.archive(), json, NamesOfDonations.following(settings));
        Path folder = inboxFolder == null ? settings.place("inbox.dir").orElse(Path.of("inbox")) : inboxFolder;
        place.requireApart(folder, settings);
        Stop stop = new Stop();
        try (Archive archive = Archive.toWrite(
                place.archive(),
                settings,
                waitOption.watching(place.archive()),
                Output.notices(spec.commandLine().getErr()))) {
            output.of(archive);
            Inbox inbox = new Inbox(
                    folder.toAbsolutePath().normalize(),
                    archive.inboxMemory(),
                    Duration.ofSeconds(settings.number("inbox.settle-seconds", 10)),
                    Machine.clock());
            Properties values = new Properties();
            values.setProperty("inbox.period", Long.toString(settings.number("inbox.period", 2000)));
            PrintWriter err = spec.commandLine().getErr();
            Shutdown shutdown = new Shutdown(archive.workspace(), err);
            Pipeline pipeline = Pipeline.start(
                    new Wiring(settings, archive, TerminalProgress.where(!json)).doors(inbox::settled),
                    new RouteFiles(place.routesFolder()),
                    true,
                    values,
                    (arrival, conclusion) -> {
                        output.tell(arrival, conclusion);
                        inbox.remember(arrival);
                    },
                    shutdown.stages());
            stop.heed(shutdown);
            err.println(
                    "Watching " + folder + ". Stop with Ctrl-C; what is under way is finished first, for a minute.");
            pipeline.broken().thenAccept(failure -> stop.ask());
            stop.await();
            pipeline.close();
            TerminalFailure failure = pipeline.broken().getNow(null);
            if (failure != null) {
                throw failure;
            }
        } finally {
            stop.done();
        }
        return Exit.DONE;
    }

    /** Waits for the signal to stop, and keeps the process alive until the work has come to its end, or the patience has. */
    private static final class Stop {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch finished = new CountDownLatch(1);

        /** From now on a signal is no end, but asks for one. */
        void heed(Shutdown shutdown) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (finished.getCount() == 0) {
                    return;
                }
                ask();
                if (!isFinished()) {
                    shutdown.giveUp();
                    Runtime.getRuntime().halt(Exit.ENVIRONMENT);
                }
                // A stop that was asked for is no failure, whatever signal asked.
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

        void ask() {
            asked.countDown();
        }

        void await() throws InterruptedException {
            asked.await();
        }

        void done() {
            finished.countDown();
        }
    }
}
