package org.posterity.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.application.ChangeAccess;
import org.posterity.application.ChangeAccess.Answer;
import org.posterity.application.ChangeAccess.Ending;
import org.posterity.application.ChangeAccess.Instruction;
import org.posterity.application.ChangeAccess.Request;
import org.posterity.application.PackageLookup;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.application.RestrictionReason;
import org.posterity.consent.GrantorCapacity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code restrict} and {@code release} ask for: the package, the posts, who decides, and who asked for it. */
final class AccessOptions {
    @Mixin
    private OnePackage one;

    @Option(
            names = "--post",
            paramLabel = "POST",
            description = {
                "A post: its id on the platform, its date (2024-09-17T14:07:21Z), or the path of its WARC file. "
                        + "Repeatable (default: the whole package)."
            })
    private List<String> posts = new ArrayList<>();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "NAME",
            description = "Who decides. It goes into the agreement file only.")
    private String by;

    @Option(
            names = "--instructed-by",
            paramLabel = "NAME|WORD",
            description =
                    "Who asked for it, if it was not the institution itself: a name, with --capacity, or only the "
                            + "capacity. Any one of several owners can have something closed.")
    private String instructedBy;

    @Option(
            names = "--capacity",
            paramLabel = "WORD",
            description = "In which capacity they asked: creator, guardian, organisation, joint, estate.")
    private String capacity;

    @Option(
            names = "--evidence",
            paramLabel = "FILE|TEXT",
            description = "How that is known: a paper, which is kept with the agreement, or words.")
    private String evidence;

    Request request(Ending ending, boolean toNobody, Optional<RestrictionReason> reason, Optional<String> approvedBy) {
        return new Request(one.aip(), posts, ending, toNobody, reason, by, approvedBy, instruction(), one.patience());
    }

    private Optional<Instruction> instruction() {
        if (instructedBy == null && capacity == null && evidence == null) {
            return Optional.empty();
        }
        Optional<String> word = Optional.ofNullable(capacity == null ? instructedBy : capacity);
        Optional<GrantorCapacity> known = word.flatMap(GrantorCapacity::parse);
        if (known.isEmpty() || evidence == null) {
            throw new IllegalArgumentException(
                    "Say in which capacity they asked, and how you know: --instructed-by, --capacity (one of: "
                            + Arrays.stream(GrantorCapacity.values())
                                    .map(GrantorCapacity::id)
                                    .collect(Collectors.joining(", "))
                            + "), --evidence.");
        }
        return Optional.of(
                new Instruction(Optional.ofNullable(capacity == null ? null : instructedBy), known.get(), evidence));
    }

    /** A change of access, which the use case makes. */
    interface Change {
        PackageLookup<Optional<Answer>> of(ChangeAccess use);
    }

    /** Makes it, and tells. */
    int make(Change change, String done, CommandSpec spec) {
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            return change.of(new ChangeAccess(one.premises(spec), TerminalProgress.where(true), shutdown.stages()))
                    .match(
                            answer -> answer.map(it -> tell(it, done, spec)).orElse(Exit.NOT_ALL),
                            notOne -> one.tell(notOne, spec));
        }
    }

    private static int tell(Answer answer, String done, CommandSpec spec) {
        Regenerated changed = answer.regenerated();
        if (changed.damage().isPresent()) {
            spec.commandLine().getErr().println("posterity: " + changed.damage().get());
            return Exit.NOT_ALL;
        }
        spec.commandLine()
                .getOut()
                .println(answer.aip().shortForm() + ": "
                        + changed.version()
                                .map(version -> done + ", as version " + version.version() + ".")
                                .orElse(
                                        answer.decided()
                                                ? "the decision is recorded; the terms of the package do not change."
                                                : "decided already; nothing changed."));
        return Exit.DONE;
    }
}
