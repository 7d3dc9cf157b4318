package org.posterity.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.Drafts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Refuses what a donor chose on screen. */
@Command(
        name = "refuse",
        mixinStandardHelpOptions = true,
        description =
                "Refuses what came through a personal link, and ends the link. Everything that the donor sent and "
                        + "wrote there is deleted; only who refused it, when, and how much it was is kept.",
        sortOptions = false)
final class ConsentRefuseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(paramLabel = "DRAFT", description = "The number that posterity invite and posterity due give.")
    private String draft;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who refuses it for the institution.")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why. It is not shown to the donor.")
    private String reason;

    @Override
    public Integer call() {
        new Drafts(place.premises(spec)).refuse(draft, by, Optional.ofNullable(reason));
        spec.commandLine().getOut().println("Refused. What was sent has been deleted.");
        return Exit.DONE;
    }
}
