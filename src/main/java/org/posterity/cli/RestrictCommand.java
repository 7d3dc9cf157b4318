package org.posterity.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.posterity.application.ChangeAccess;
import org.posterity.application.RestrictionReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Closes a package or posts of it to readers. */
@Command(
        name = "restrict",
        mixinStandardHelpOptions = true,
        description = {
            "Closes a package, or posts of it, to readers: access copies no longer contain it, from now on. "
                    + "Nothing is removed;"
                    + " AIP exports stay complete. The package gets a new version with the restriction.",
            "Closing needs one person. 'posterity release' reopens, and needs two."
        },
        sortOptions = false)
final class RestrictCommand implements Callable<Integer> {
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
            description = {
                "A post: its id on the platform, its date (2024-09-17T14:07:21Z), or the path of its WARC file. "
                        + "Repeatable (default: the whole package)."
            })
    private List<String> posts = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The day from which it may be shown again (default: closed for good).")
    private LocalDate until;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "CODE",
            description = "Why: third-party, donor, legal, sensitive or error. It goes into the journal.")
    private String reason;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "NAME",
            description = "Who decided. It goes into the journal, not into the package.")
    private String by;

    @Override
    public Integer call() {
        RestrictionReason code = Arrays.stream(RestrictionReason.values())
                .filter(it -> it.id().equals(reason))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--reason is unknown. Choose one of: "
                        + Arrays.stream(RestrictionReason.values())
                                .map(RestrictionReason::id)
                                .collect(Collectors.joining(", "))
                        + "."));
        ChangeAccess.Request request = new ChangeAccess.Request(
                aip, posts, Optional.ofNullable(until), Optional.of(code), by, Optional.empty(), waitOption.patience());
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            return new ChangeAccess(place.premises(spec), TerminalProgress.where(true), shutdown.stages())
                    .close(request)
                    .match(
                            answer -> ReleaseCommand.tell(answer, request.what() + " closed to readers", spec),
                            notOne -> Named.tell(aip, notOne, place.archive(), spec));
        }
    }
}
