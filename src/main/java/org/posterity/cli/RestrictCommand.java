package org.posterity.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.posterity.application.ChangeAccess.Ending;
import org.posterity.application.ChangeAccess.Request;
import org.posterity.application.RestrictionReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Closes a package or posts of it. */
@Command(
        name = "restrict",
        mixinStandardHelpOptions = true,
        description = {
            "Closes a package, or posts of it, to readers: access copies no longer contain it, from now on. "
                    + "Nothing is removed; AIP exports stay complete. The package gets a new version with the restriction; "
                    + "who decided, and why, is in the agreement file.",
            "Closing needs one person. 'posterity release' reopens, and needs two."
        },
        sortOptions = false)
final class RestrictCommand implements Callable<Integer> {
    private static final Pattern LIKE_A_DATE = Pattern.compile("[\\d\\s./-]+");

    @Spec
    private CommandSpec spec;

    @Mixin
    private AccessOptions options;

    @Option(
            names = "--until",
            paramLabel = "DATE|EVENT",
            description =
                    "The day from which it may be shown again; or an event in words, which goes into the agreement "
                            + "file only, and after which somebody runs release (default: until release).")
    private String until;

    @Option(
            names = "--to",
            paramLabel = "nobody",
            description =
                    "With nobody: closes every copy of the package, AIP exports and the donor's copy too. For what "
                            + "may be illegal, or on the order of a court. Audits and backups go on.")
    private String to;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "CODE",
            description = "Why: third-party, donor, legal, sensitive or error. It goes into the journal too.")
    private String reason;

    @Override
    public Integer call() {
        if (to != null && !to.equals("nobody")) {
            throw new IllegalArgumentException("--to can only be nobody. Without it, readers are closed out.");
        }
        boolean toNobody = to != null;
        Request request =
                options.request(ending(), toNobody, Optional.of(RestrictionReason.parse(reason)), Optional.empty());
        return options.make(
                use -> use.close(request),
                request.what() + " closed to " + (toNobody ? "everybody, staff included" : "readers"),
                spec);
    }

    private Ending ending() {
        if (until == null) {
            return Ending.NONE;
        }
        if (!LIKE_A_DATE.matcher(until).matches()) {
            return new Ending(Optional.empty(), Optional.of(until));
        }
        try {
            return new Ending(Optional.of(LocalDate.parse(until.strip())), Optional.empty());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--until is no day. Write it as year-month-day, or an event in words.");
        }
    }
}
