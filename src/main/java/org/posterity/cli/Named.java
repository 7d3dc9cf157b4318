package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.posterity.application.PackageLookup;
import org.posterity.application.PackageLookup.NotOne;
import org.posterity.model.PackageId;
import picocli.CommandLine.Model.CommandSpec;

/** The argument that names a package. */
final class Named {
    /** Its description in the help. */
    static final String WORDS =
            "The package: its identifier, or as much of its beginning as no other has; or its account, as "
                    + "PLATFORM:USERNAME or @USERNAME.";

    private static final int MOST_LISTED = 20;

    private Named() {}

    /** Says that it names no package, or more than one. */
    static int tell(String asked, NotOne<?> found, Path archive, CommandSpec command) {
        PrintWriter err = command.commandLine().getErr();
        int fit = found.candidates().size();
        if (!found.archiveIsThere()) {
            err.println("posterity: there is no archive at " + archive
                    + ". Name the right folder with --archive or the setting archive.dir.");
        } else if (fit == 0) {
            err.println("posterity: No package named " + Output.visible(asked.strip()) + " in the archive at " + archive
                    + ". `posterity list` shows what the archive holds.");
        } else {
            err.println("posterity: " + fit + " packages fit " + Output.visible(asked.strip())
                    + ". Give the identifier of the one you mean:");
            found.candidates().stream().limit(MOST_LISTED).forEach(held -> err.println("  " + ListCommand.line(held)));
            if (fit > MOST_LISTED) {
                err.println("  … and " + (fit - MOST_LISTED) + " more; `posterity list` shows all.");
            }
        }
        return Exit.NOT_ALL;
    }

    /** Says which of these names no package, or more than one; whether each names one. */
    static boolean each(List<String> names, List<PackageLookup<PackageId>> found, Path archive, CommandSpec command) {
        boolean named = true;
        for (int i = 0; i < found.size(); i++) {
            String name = names.get(i);
            named &= found.get(i).match(id -> true, other -> tell(name, other, archive, command) == Exit.DONE);
        }
        return named;
    }
}
