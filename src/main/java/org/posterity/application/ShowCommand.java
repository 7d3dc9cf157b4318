package org.posterity.application;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingJson;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
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
        try (Archive archive = Archive.toRead(place.archive())) {
            Optional<Holding> holding = new Locator(
                            archive, place, spec.commandLine().getErr())
                    .find(aip)
                    .flatMap(archive.holdings()::find);
            if (holding.isEmpty()) {
                return Exit.NOT_ALL;
            }
            if (json) {
                spec.commandLine().getOut().println(HoldingJson.write(holding.get()));
                return Exit.DONE;
            }
            PackageId id = holding.get().aip();
            words(holding.get(), archive.journal().events(id), archive.storage().files(id));
            return Exit.DONE;
        }
    }

    private void words(Holding holding, List<PreservationEvent> events, List<StoredFile> stored) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("package      " + holding.aip());
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
        ListCommand.ended(holding, LocalDate.now(Place.clock().withZone(ZoneOffset.UTC)))
                .ifPresent(words -> out.println("             " + words));
        out.println("folder       " + place.archive().resolve(holding.folder()));
        out.println("journal");
        events.forEach(event -> out.println("  " + event.time() + "  "
                + event.type().label() + ": " + event.detail() + " (" + event.outcome() + ")"));
        if (files) {
            out.println("files");
            stored.forEach(file -> out.println("  " + Output.visible(file.logicalPath()) + "  " + file.size()));
        }
    }
}
