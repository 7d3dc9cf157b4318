package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentRecord.EventKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Renews a consent, with changes if the donor wants any. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Records that the donor agreed again, with changes if any: longer or shorter, for more or fewer people, "
                    + "categories or purposes. It shows what changes, keeps a new version of the agreement, and gives "
                    + "every package under it the new terms.",
            "Narrower terms take one person and have effect at once. Wider ones take two. A creator who has come of age renews "
                    + "with --capacity creator."
        },
        sortOptions = false)
final class ConsentRenewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstructionOptions instruction;

    @Mixin
    private GrantOptions grant;

    @Option(names = "--for-good", description = "No last day any more.")
    private boolean forGood;

    @Override
    public Integer call() {
        if (forGood && grant.hasLastDay()) {
            throw new IllegalArgumentException("--until and --for-good exclude each other.");
        }
        Map<String, Optional<JsonNode>> fields = grant.fields();
        if (forGood) {
            fields.put("until", Optional.empty());
        }
        return instruction.change(EventKind.RENEWED, grant.grant(), fields, Map.of(), spec);
    }
}
