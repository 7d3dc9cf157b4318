package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.posterity.application.PackageLookup.NotOne;
import picocli.CommandLine.Model.CommandSpec;

/** The word that names a package on the command line. */
final class Named {
    /** What commands say of it. */
    static final String WORDS =
            "The package: its identifier, as list shows it or in full; the beginning of it, where that is enough; or its account,"
                    + " as PLATFORM:USERNAME or @USERNAME.";

    private static final int MOST_LISTED = 20;

    private Named() {}

    /** Tells that it names no package, or more than one. */
    static int tell(String asked, NotOne<?> found, Path archive, CommandSpec command) {
        PrintWriter err = command.commandLine().getErr();
        int fit = found.candidates().size();
        if (!found.archiveIsThere()) {
            err.println("posterity: there is no archive at " + archive
                    + ". Name the right one with --archive, or with the setting archive.dir.");
        } else if (fit == 0) {
            err.println("posterity: No package named " + Output.visible(asked.strip()) + " in the archive at " + archive
                    + ". Run `posterity list`: it shows what is held.");
        } else {
            err.println("posterity: " + fit + " packages fit " + Output.visible(asked.strip())
                    + ". Say which one is meant, by its identifier:");
            found.candidates().stream().limit(MOST_LISTED).forEach(held -> err.println("  " + ListCommand.line(held)));
            if (fit > MOST_LISTED) {
                err.println("  … and " + (fit - MOST_LISTED) + " more; `posterity list` shows all.");
            }
        }
        return Exit.NOT_ALL;
    }
}
