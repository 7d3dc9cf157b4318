package org.posterity.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentRecord.EventKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Withdraws a consent. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Records that the donor withdrew consent. From now on nothing under the agreement is taken in or shown; "
                    + "every package under it gets new terms. Nothing is deleted.",
            "Any one of those who granted can withdraw, and one person at the institution is enough."
        },
        sortOptions = false)
final class ConsentWithdrawCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstructionOptions instruction;

    @Override
    public Integer call() {
        return instruction.change(EventKind.WITHDRAWN, Optional.empty(), Map.of(), Map.of(), spec);
    }
}
