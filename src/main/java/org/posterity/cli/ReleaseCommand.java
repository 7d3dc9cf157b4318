package org.posterity.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.ChangeAccess.Ending;
import org.posterity.application.ChangeAccess.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends restrictions. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Ends a restriction made by 'posterity restrict', whether it was to end on a day, by an event or not at all. What "
                    + "the donor's terms close stays closed.",
            "Without --post it ends the restriction of the whole package; posts that were closed one by one stay closed."
        },
        sortOptions = false)
final class ReleaseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private AccessOptions options;

    @Option(
            names = "--approved-by",
            required = true,
            paramLabel = "NAME",
            description = "The second person, who agrees.")
    private String approvedBy;

    @Override
    public Integer call() {
        Request request = options.request(Ending.NONE, false, Optional.empty(), Optional.of(approvedBy));
        return options.make(use -> use.open(request), "released", spec);
    }
}
