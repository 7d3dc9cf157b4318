package org.posterity.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.posterity.application.ArchiveBounds;
import org.posterity.application.Machine;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentDraft;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentSchema;
import org.posterity.consent.HouseRules;
import org.posterity.located.Faults;
import org.posterity.located.Location;
import org.posterity.located.Value;
import org.posterity.model.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Creates a record from options, and from answers if somebody is there to give them. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        modelTransformer = ConsentOptions.Added.class,
        description = "Creates a consent record. On a terminal it asks for whatever the options leave open. If you "
                + "stop early, it prints a command that resumes from your answers. A script must give "
                + "--donor, --institution, --accepted-by, --account, --notice, --category, --purpose, "
                + "--access, --from and --out. Defaults for the rest: an adult creator, no embargo, no "
                + "limit to certain countries, other people pseudonymised.",
        sortOptions = false,
        abbreviateSynopsis = true)
final class ConsentNewCommand implements Callable<Integer> {
    private static final String A_GRANT =
            "A grant is written \"categories=posts,media;access=open;from=2026-01-31;until=2036-01-30;"
                    + "purposes=preservation\". What it does not say is taken from --access, --from and --purpose.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    private HouseRules house;
    private ConsentRecordReader reader;

    @Override
    public Integer call() {
        Console console = System.console();
        Faults faults = draft().faults();
        boolean ask = console != null && faults.inOrder().stream().anyMatch(ConsentNewCommand::isMissing);
        stopIfAny(faults.inOrder().stream()
                .filter(fault -> !ask || !isMissing(fault))
                .toList());
        return ask ? ask(new BufferedReader(console.reader())) : write();
    }

    /** Asks for what is missing. If the answers stop short, prints them as options, so that none is lost. */
    int ask(BufferedReader answers) {
        ConsentOptions options = new ConsentOptions(spec);
        try {
            new ConsentInterview(
                            answers,
                            spec.commandLine().getOut(),
                            ConsentSchema.in(place.configFolder()),
                            options,
                            () -> draft().faults().inOrder())
                    .complete(house(), LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)));
            return write();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "\nTo resume from your answers, run:\n  " + options.line(), e);
        }
    }

    /** What the options make so far. */
    private ConsentDraft draft() {
        ConsentOptions options = new ConsentOptions(spec);
        OptionRecord said = new OptionRecord(options, Wiring.platforms());
        Faults faults = said.faults();
        Location location = Location.named("--out");
        options.value("--out")
                .map(out -> Path.of(out).toAbsolutePath())
                .ifPresentOrElse(out -> examine(out, faults, location), () -> faults.add(location, Value.MISSING, ""));
        return new ConsentDraft(said.json(), said::name, faults, house(), reader(), Machine.clock());
    }

    private void examine(Path out, Faults faults, Location location) {
        if (ArchiveBounds.isInside(place.archive(), out)) {
            faults.add(location, "This path is inside the archive.", "Name a path outside the archive.");
        }
        if (Files.exists(out)) {
            faults.add(location, "A file of that name exists already and is not overwritten.", "");
        } else if (!Files.isDirectory(out.getParent())) {
            faults.add(location, "The folder for the record does not exist.", "");
        }
    }

    private HouseRules house() {
        house = house == null ? Wiring.houseRules(place.settings()) : house;
        return house;
    }

    private ConsentRecordReader reader() {
        reader = reader == null ? ConsentRecordReader.following(place.configFolder(), Wiring.platforms()) : reader;
        return reader;
    }

    private static boolean isMissing(Fault fault) {
        return fault.what().equals(Value.MISSING);
    }

    private void stopIfAny(List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        List<String> missing = faults.stream()
                .filter(ConsentNewCommand::isMissing)
                .map(Fault::where)
                .distinct()
                .toList();
        List<String> lines = new ArrayList<>(List.of("Nothing was saved:"));
        if (!missing.isEmpty()) {
            lines.add("  Missing: " + String.join(", ", missing) + ".");
        }
        faults.stream()
                .filter(fault -> !isMissing(fault))
                .map(fault -> "  " + fault.words())
                .distinct()
                .forEach(lines::add);
        if (faults.stream().anyMatch(fault -> fault.where().startsWith("--grant "))) {
            lines.add(A_GRANT);
        }
        lines.add("'" + spec.qualifiedName() + " --help' lists the options.");
        throw new IllegalArgumentException(String.join("\n", lines));
    }

    private int write() {
        ConsentDraft draft = draft();
        stopIfAny(draft.faults().inOrder());
        Path out = Path.of(new ConsentOptions(spec).value("--out").orElseThrow());
        NewFile.write(out, draft.toJson());
        spec.commandLine().getOut().println("Written: " + out);
        if (draft.awaitsSignatures()) {
            spec.commandLine()
                    .getOut()
                    .println("Several people grant, and some have no date of signing (--signed, --joint-signer "
                            + "NAME=DATE). Nothing may be kept under this record until all have signed "
                            + "and the record has each signedAt.");
        }
        if (draft.isOfAMinor()) {
            spec.commandLine()
                    .getOut()
                    .println("The creator is under age, so the donor is recorded as the parent or guardian.");
        }
        return Exit.DONE;
    }
}
