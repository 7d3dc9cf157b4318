package org.posterity.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentRecord.EventKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Narrows a consent. */
@Command(
        name = "restrict",
        mixinStandardHelpOptions = true,
        description = {
            "Records that the donor allows less than before: for a shorter time, for fewer people, categories or purposes. It "
                    + "shows what changes, keeps a new version of the agreement, and gives every package under it the new terms, "
                    + "at once. Nothing is deleted.",
            "Any one of those who granted can restrict, and one person at the institution is enough. To close single posts, "
                    + "or for a reason of the institution's own, use posterity restrict."
        },
        sortOptions = false)
final class ConsentRestrictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstructionOptions instruction;

    @Mixin
    private GrantOptions grant;

    @Override
    public Integer call() {
        if (grant.fields().isEmpty()) {
            throw new IllegalArgumentException(
                    "Say what is narrower from now on: --until, --access, --category or --purpose.");
        }
        return instruction.change(EventKind.CHANGED, grant.grant(), grant.fields(), Map.of(), spec);
    }
}
