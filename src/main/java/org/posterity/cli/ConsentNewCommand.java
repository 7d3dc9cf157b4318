package org.posterity.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.posterity.application.ArchiveBounds;
import org.posterity.application.Machine;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.ConsentDraft;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.model.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a record from options, and from answers where a person is there to give them. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Makes a consent record. On a terminal it asks for what the options do not say; in a script the options up to"
                        + " --from, and --out, are needed, and the usual is meant where nothing is said: an adult creator, no"
                        + " embargo, no limit of countries, other people pseudonymised.",
        sortOptions = false)
final class ConsentNewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Mixin
    private ConsentOptions options;

    @Override
    public Integer call() {
        ConsentChoices choices = ConsentChoices.following(place.configFolder());
        Console console = System.console();
        if (console == null || options.missing().isEmpty()) {
            OptionFaults faults = new OptionFaults();
            options.missing().forEach(faults::missing);
            return write(draft(choices, faults), faults);
        }
        OptionFaults given = new OptionFaults();
        draft(choices, given);
        given.stopIfAny();
        return ask(
                new Interview(
                        new BufferedReader(console.reader()), spec.commandLine().getOut()),
                choices);
    }

    /** Asks for what is missing. Answers that do not suffice are told as options, so that none is lost. */
    int ask(Interview interview, ConsentChoices choices) {
        try {
            new ConsentInterview(
                            interview, choices, LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)))
                    .complete(options, Wiring.houseRules(place.settings()));
            OptionFaults faults = new OptionFaults();
            return write(draft(choices, faults), faults);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "\nWhat was said so far, to go on from there:\n  " + OptionsSoFar.line(spec), e);
        }
    }

    private ConsentDraft draft(ConsentChoices choices, OptionFaults faults) {
        faults.hint("'" + spec.qualifiedName() + " --help' explains the options.");
        OptionAnswers said = new OptionAnswers(options, choices, faults);
        ConsentDraft draft = new ConsentDraft(
                said.answers(),
                said.conditions(),
                ConsentRecordReader.following(place.configFolder()),
                Machine.clock());
        for (Fault fault : draft.faults()) {
            String option = OptionOfField.of(fault.where(), options.scope);
            if (!faults.names(option)) {
                faults.add(option, fault.what() + " " + fault.remedy());
            }
        }
        if (options.institution != null
                && !faults.names("--institution")
                && !Wiring.houseRules(place.settings()).isHere(options.institution)) {
            faults.add(
                    "--institution",
                    "This is not the institution of your settings (institution in application.properties), so that the record"
                            + " would be refused. Correct the one or the other.");
        }
        if (options.out != null) {
            examine(options.out.toAbsolutePath(), faults);
        }
        return draft;
    }

    private void examine(Path out, OptionFaults faults) {
        if (ArchiveBounds.isInside(place.archive(), out)) {
            faults.add("--out", "This lies in the archive. Name a place outside of it.");
        }
        if (Files.exists(out)) {
            faults.add("--out", "There is something of that name already; it is not overwritten.");
        } else if (!Files.isDirectory(out.getParent())) {
            faults.add("--out", "The folder for the record does not exist.");
        }
    }

    private int write(ConsentDraft draft, OptionFaults faults) {
        faults.stopIfAny();
        draft.write(options.out);
        spec.commandLine().getOut().println("Written: " + options.out);
        if (draft.awaitsSignatures()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "Several grant, and it does not say of all when they signed (--signed, --joint-signer NAME=DATE)."
                                    + " Until each has signed, and their signedAt stands in it, nothing may be kept under it.");
        }
        if (options.minor) {
            spec.commandLine()
                    .getOut()
                    .println("The creator is under age: who is named as donor stands in it as the parent or guardian.");
        }
        return Exit.DONE;
    }
}
