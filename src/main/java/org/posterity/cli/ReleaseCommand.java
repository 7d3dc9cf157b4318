package org.posterity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.ChangeAccess;
import org.posterity.application.RegeneratePackage.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends restrictions. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Ends a restriction made by 'posterity restrict'. What the donor's terms close stays closed.",
        sortOptions = false)
final class ReleaseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(paramLabel = "AIP", description = Named.WORDS)
    private String aip;

    @Option(
            names = "--post",
            paramLabel = "POST",
            description = "A post that was closed individually, as in 'restrict' (default: the whole package).")
    private List<String> posts = new ArrayList<>();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decided.")
    private String by;

    @Option(
            names = "--approved-by",
            required = true,
            paramLabel = "NAME",
            description = "The second person, who agreed.")
    private String approvedBy;

    @Override
    public Integer call() {
        ChangeAccess.Request request = new ChangeAccess.Request(
                aip, posts, Optional.empty(), Optional.empty(), by, Optional.of(approvedBy), waitOption.patience());
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            return new ChangeAccess(place.premises(spec), TerminalProgress.where(true), shutdown.stages())
                    .open(request)
                    .match(
                            answer -> tell(answer, "released", spec),
                            notOne -> Named.tell(aip, notOne, place.archive(), spec));
        }
    }

    static int tell(Optional<Answer> answer, String done, CommandSpec spec) {
        if (answer.isEmpty()) {
            return Exit.NOT_ALL;
        }
        Answer it = answer.get();
        if (it.regenerated().damage().isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: " + it.regenerated().damage().get());
            return Exit.NOT_ALL;
        }
        spec.commandLine()
                .getOut()
                .println(it.regenerated()
                        .version()
                        .map(version -> it.aip().shortForm() + ": " + done + ", as version " + version.version() + ".")
                        .orElse(it.aip().shortForm() + ": nothing changed."));
        return Exit.DONE;
    }
}
