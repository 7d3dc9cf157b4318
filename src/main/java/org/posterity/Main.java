package org.posterity;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.cli.PosterityCommand;
import org.posterity.routing.CamelOpening;
import org.posterity.routing.RouteFiles;

/** Starts the program, and joins its doors: the command line with the routes. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // A thread that ended by a mistake would leave the others waiting for ever.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, mistake) -> Runtime.getRuntime().halt(PosterityCommand.unforeseen(mistake, err)));
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), err, arguments));
    }

    /** Runs one command line and answers its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Optional<Path> routes =
                Optional.ofNullable(System.getProperty("posterity.home")).map(home -> Path.of(home, "routes"));
        return PosterityCommand.run(new CamelOpening(new RouteFiles(routes)), out, err, arguments);
    }
}
