package org.posterity.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentRecord.EventKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Corrects a consent record. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        description = {
            "Corrects fields of a consent record that were wrong. It shows what changes, keeps a new version of the "
                    + "agreement, and gives every package under it the new terms. The record's id and its events stay.",
            "If the institution corrects its own mistake, omit --instructed-by and --capacity."
        },
        sortOptions = false)
final class ConsentCorrectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstructionOptions instruction;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            required = true,
            description = "A field as a pointer into the record, and its value: a text, or JSON; nothing removes it. "
                    + "For example --set \"/grantor/persons/0/contact=Quay 3\". Repeatable.")
    private Map<String, String> corrections = new LinkedHashMap<>();

    @Override
    public Integer call() {
        return instruction.change(EventKind.CORRECTED, Optional.empty(), Map.of(), corrections, spec);
    }
}
