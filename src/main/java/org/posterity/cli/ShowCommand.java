package org.posterity.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.Archive;
import org.posterity.application.Machine;
import org.posterity.holdings.Holding;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.StoredFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One package in detail. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one package.", sortOptions = false)
final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(paramLabel = "AIP", description = Locator.WORDS)
    private String aip;

    @Option(names = "--files", description = "Also lists every file.")
    private boolean files;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Archive archive = Archive.toRead(
                place.archive(), Output.notices(spec.commandLine().getErr()))) {
            Optional<PackageId> id =
                    new Locator(archive, place, spec.commandLine().getErr()).find(aip);
            if (id.isEmpty()) {
                return Exit.NOT_ALL;
            }
            Optional<Holding> holding = archive.holdings().find(id.get());
            List<Finding> findings = archive.allFindings(id.get());
            boolean withdrawn = findings.isEmpty() && archive.isWithdrawn(id.get());
            if (json) {
                spec.commandLine().getOut().println(PackageState.json(id.get().value(), holding, findings, withdrawn));
            } else {
                words(id.get(), holding, archive);
                if (withdrawn) {
                    spec.commandLine().getOut().println("consent      " + ListCommand.WITHDRAWN);
                }
                findings.forEach(
                        finding -> spec.commandLine().getOut().println("WRONG        " + PackageState.what(finding)));
            }
            return findings.isEmpty() ? Exit.DONE : Exit.NOT_ALL;
        }
    }

    private void words(PackageId id, Optional<Holding> holding, Archive archive) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("package      " + id);
        List<StoredFile> stored = stored(id, archive);
        holding.ifPresent(it -> facts(it, stored));
        out.println("journal");
        archive.journal()
                .events(id)
                .forEach(event -> out.println("  " + event.time() + "  "
                        + event.type().label() + ": " + event.detail() + " (" + event.outcome() + ")"));
        if (files) {
            out.println("files");
            stored.forEach(file -> out.println("  " + Output.visible(file.logicalPath()) + "  "
                    + (file.isPresent() ? Long.toString(file.size()) : "missing")));
        }
    }

    /** None where storage has none, or cannot tell. */
    private static List<StoredFile> stored(PackageId id, Archive archive) {
        try {
            return archive.storage().holds(id) ? archive.storage().files(id) : List.of();
        } catch (DamagedPackage e) {
            return List.of();
        }
    }

    private void facts(Holding holding, List<StoredFile> stored) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("account      " + Output.visible(holding.account().toString()));
        out.println("institution  " + Output.visible(holding.institution()));
        holding.collection().ifPresent(value -> out.println("collection   " + Output.visible(value)));
        holding.accessionNumber().ifPresent(value -> out.println("accession no " + Output.visible(value)));
        out.println("accession    " + holding.accession() + ", stored as version " + holding.version() + " at "
                + holding.storedAt());
        out.println("posts        " + Output.counts(holding.posts()));
        out.println("size         " + stored.size() + " files, " + holding.bytes() + " bytes");
        out.println("access       " + holding.access().id() + ": "
                + holding.access().words()
                + holding.accessUntil().map(day -> ", until " + day).orElse(""));
        ListCommand.ended(holding, LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)))
                .ifPresent(words -> out.println("             " + words));
        out.println("folder       " + place.archive().resolve(holding.folder()));
    }
}
