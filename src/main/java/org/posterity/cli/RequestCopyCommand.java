package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.RequestCopy;
import org.posterity.rights.DonorsHoldings.Found;
import org.posterity.rights.DonorsHoldings.Search;
import org.posterity.rights.DonorsHoldings.Several;
import org.posterity.rights.DonorsHoldings.Superseded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a copy of everything kept about a donor. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description = "Writes a copy of everything kept about a donor: every package in full, the agreement with its "
                + "papers, and a page that explains them. First make sure that it really is the donor who asks.",
        sortOptions = false)
final class RequestCopyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(
            names = "--donor",
            paramLabel = "WHO",
            required = true,
            description = "The donor: the name as written in the agreement, an account as PLATFORM:USERNAME or "
                    + "@USERNAME, the agreement's number, or the identifier of one of their packages.")
    private String donor;

    @Option(names = "--agreement", paramLabel = "NUMBER", description = "Which agreement is meant, if several match.")
    private String agreement;

    @Option(
            names = "--joint-papers",
            description = "Also copies papers that other people signed too. Look at them first: they may show "
                    + "personal data of the others.")
    private boolean jointPapers;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The new folder for the copy.")
    private Path to;

    @Override
    public Integer call() {
        RequestCopy.Answer answer = new RequestCopy(place.premises(spec))
                .run(new RequestCopy.Request(donor, Optional.ofNullable(agreement), jointPapers, to));
        PrintWriter err = spec.commandLine().getErr();
        answer.unread().forEach(line -> err.println("posterity: " + Output.visible(line)));
        if (!(answer.search() instanceof Found found)) {
            return notFound(answer.search(), err);
        }
        PrintWriter out = spec.commandLine().getOut();
        answer.written().ifPresent(written -> {
            out.println("Written: " + written.page());
            written.packages().forEach(copy -> out.println("  package: " + copy));
            answer.agreement().ifPresent(folder -> out.println("  agreement: " + folder));
            if (found.holdings().concernOthers() && !jointPapers) {
                out.println("  Other people gave consent too, so their contact data and the signed papers are not "
                        + "included. Look at the papers, then run again with --joint-papers.");
            }
            written.damaged().forEach(line -> err.println("posterity: not copied. " + line));
        });
        return answer.isWhole() ? Exit.DONE : Exit.NOT_ALL;
    }

    private int notFound(Search search, PrintWriter err) {
        if (search instanceof Several several) {
            err.println("posterity: several agreements match. Choose one with --agreement NUMBER:");
            several.numbers().forEach(number -> err.println("  " + Output.visible(number)));
        } else if (search instanceof Superseded superseded) {
            err.println("posterity: this person granted an earlier version of an agreement, but not the newest. "
                    + "Find out whether they are entitled to a copy. If so, run again with --agreement "
                    + Output.visible(superseded.number()));
        } else {
            err.println("posterity: the archive at " + place.archive() + " holds nothing for this "
                    + (donor.contains(":") || donor.contains("@") ? "account" : "donor")
                    + ". Names must be spelt as in the agreements.");
        }
        return Exit.NOT_ALL;
    }
}
