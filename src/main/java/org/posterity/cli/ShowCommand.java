package org.posterity.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.posterity.application.FindingInWords;
import org.posterity.application.HeldPackage;
import org.posterity.application.Machine;
import org.posterity.application.ShowPackage;
import org.posterity.application.ShowPackage.Details;
import org.posterity.consent.Decision;
import org.posterity.consent.Decisions;
import org.posterity.holdings.Holding;
import org.posterity.record.Terms.Restriction;
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
    private ArchiveOptions place;

    @Parameters(paramLabel = "AIP", description = Named.WORDS)
    private String aip;

    @Option(names = "--files", description = "Also lists all files.")
    private boolean files;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return new ShowPackage(place.premises(spec))
                .run(aip)
                .match(this::tell, notOne -> Named.tell(aip, notOne, place.archive(), spec));
    }

    private int tell(Details details) {
        PrintWriter out = spec.commandLine().getOut();
        HeldPackage held = details.held();
        if (json) {
            out.println(PackageState.json(held, details.copies()));
        } else {
            words(details, out);
            if (held.withdrawn()) {
                out.println("consent      " + ListCommand.WITHDRAWN);
            }
            held.findings()
                    .forEach(finding -> out.println("WRONG        " + Output.visible(FindingInWords.what(finding))));
        }
        return held.findings().isEmpty() ? Exit.DONE : Exit.NOT_ALL;
    }

    private void words(Details details, PrintWriter out) {
        out.println("package      " + details.held().aip());
        details.held().holding().ifPresent(it -> facts(it, details, out));
        details.copies()
                .ifPresent(count ->
                        out.println("copies       " + count.words() + " (" + String.join(", ", count.stores()) + ")"));
        details.decisions().ifPresent(it -> decisions(it, out));
        out.println("journal");
        details.journal()
                .forEach(event -> out.println("  " + event.time() + "  "
                        + event.type().label() + ": " + event.detail() + " (" + event.outcome() + ")"));
        if (files) {
            out.println("files");
            details.files()
                    .forEach(file -> out.println("  " + Output.visible(file.path()) + "  "
                            + (file.size().isPresent()
                                    ? Long.toString(file.size().getAsLong())
                                    : "missing")));
        }
    }

    private static void decisions(Decisions decisions, PrintWriter out) {
        decisions
                .closingOn(LocalDate.now(Machine.clock()))
                .forEach(it -> out.println("closed       "
                        + (it.paths().contains(Restriction.WHOLE) ? "the whole package" : String.join(", ", it.paths()))
                        + (it.toNobody() ? ", to everybody" : ", to readers")
                        + ", since " + day(it)
                        + it.until().map(end -> ", until " + end).orElse("")
                        + it.event()
                                .map(event -> ", until: " + Output.visible(event))
                                .orElse("")
                        + it.reason().map(code -> ", reason " + code).orElse("")
                        + ", by " + Output.visible(it.by())));
        decisions
                .holds()
                .forEach(hold -> out.println("legal hold   placed on " + day(hold) + ", to be reviewed by "
                        + hold.review().orElseThrow()
                        + "; nothing may be destroyed"));
    }

    private static LocalDate day(Decision decision) {
        return LocalDate.ofInstant(decision.time(), ZoneOffset.UTC);
    }

    private static void facts(Holding holding, Details details, PrintWriter out) {
        out.println("account      " + Output.visible(holding.account().toString()));
        out.println("institution  " + Output.visible(holding.institution()));
        holding.collection().ifPresent(value -> out.println("collection   " + Output.visible(value)));
        holding.accessionNumber().ifPresent(value -> out.println("your number  " + Output.visible(value)));
        out.println("accession    " + holding.accession() + ", sealed at " + holding.storedAt() + "; now version "
                + holding.version());
        out.println("posts        " + Output.counts(holding.posts()));
        out.println("size         " + details.files().size() + " files, " + holding.bytes() + " bytes");
        out.println("access       " + holding.access().id() + ": "
                + holding.access().words()
                + holding.accessUntil().map(day -> ", until " + day).orElse(""));
        details.held().ended().ifPresent(day -> out.println("             " + ListCommand.ended(day)));
        details.folder().ifPresent(folder -> out.println("folder       " + folder));
    }
}
