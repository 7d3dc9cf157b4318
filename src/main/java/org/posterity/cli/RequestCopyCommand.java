package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.Archive;
import org.posterity.application.Machine;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.rights.DonorCopy;
import org.posterity.rights.DonorSearch;
import org.posterity.rights.DonorsHoldings;
import org.posterity.rights.DonorsHoldings.Found;
import org.posterity.rights.DonorsHoldings.Nothing;
import org.posterity.rights.DonorsHoldings.Search;
import org.posterity.rights.DonorsHoldings.Several;
import org.posterity.rights.DonorsHoldings.Superseded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything that is held about a donor. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description =
                "Gives a donor a copy of all that is held about them: every package whole, the agreement with its papers,"
                        + " and a page in plain words. First make sure that it is the donor who asks.",
        sortOptions = false)
final class RequestCopyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Option(
            names = "--donor",
            paramLabel = "WHO",
            required = true,
            description = "The donor: the name as the agreement has it, an account as tiktok:USERNAME or @USERNAME, the"
                    + " agreement's number, or the identifier of one of their packages.")
    private String donor;

    @Option(names = "--agreement", paramLabel = "NUMBER", description = "Which agreement is meant, where several fit.")
    private String agreement;

    @Option(
            names = "--joint-papers",
            description =
                    "Copies signed papers too where others have signed as well. Look at them first: what is on them about"
                            + " others is theirs.")
    private boolean jointPapers;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The new folder for the copy.")
    private Path to;

    @Override
    public Integer call() {
        Path folder = place.outside(to, "--to");
        if (Files.exists(folder)) {
            throw new IllegalArgumentException("There is already something at " + to + "; nothing was overwritten.");
        }
        try (Archive archive = Archive.toRead(
                place.archive(), Output.notices(spec.commandLine().getErr()))) {
            if (!Archive.isThere(place.archive())) {
                throw new IllegalArgumentException("There is no archive at " + place.archive()
                        + ". Name the right one with --archive before you tell a donor that nothing is held.");
            }
            DonorSearch donors = new DonorSearch(archive.keptAgreements(), archive.storage());
            Search search = search(donors, archive);
            List<String> unread = unread(search, donors, archive);
            unread.forEach(line -> spec.commandLine().getErr().println("posterity: " + line));
            if (!(search instanceof Found found)) {
                return notFound(search);
            }
            boolean whole = write(found.holdings(), folder, archive, unread);
            return whole ? Exit.DONE : Exit.NOT_ALL;
        }
    }

    /** What the archive has, or ought to have, and cannot read, though it is or may be this donor's. */
    private List<String> unread(Search search, DonorSearch donors, Archive archive) {
        List<String> unread = new ArrayList<>();
        archive.findings().stream()
                .filter(finding -> archive.holdings().list().stream()
                        .filter(holding -> holding.aip().value().equals(finding.where()))
                        .allMatch(holding -> mayConcern(holding.account(), search)))
                .forEach(finding -> unread.add(PackageState.words(finding)));
        donors.unread().stream()
                .filter(line -> unread.stream()
                        .noneMatch(told -> line.contains(" " + told.substring(0, told.indexOf(' ')) + " ")))
                .forEach(unread::add);
        for (PackageId aip : archive.storage().ids()) {
            boolean asked =
                    search instanceof Found found && found.holdings().packages().containsKey(aip);
            if (asked || account().isEmpty()) {
                archive.agreementFinding(aip).ifPresent(finding -> unread.add(PackageState.words(finding)));
            }
        }
        return unread;
    }

    private boolean mayConcern(Account account, Search search) {
        return search instanceof Found found && found.holdings().mayConcern(account)
                || account().map(account::sameAs).orElse(!(search instanceof Found));
    }

    private Optional<Account> account() {
        try {
            return Optional.of(Account.written(donor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A package stands for its donor only by its whole identifier: what is cut off could be anybody's. */
    private Search search(DonorSearch search, Archive archive) {
        Search byName = search.search(donor.strip(), Optional.ofNullable(agreement));
        return byName instanceof Nothing
                ? archive.storage().ids().stream()
                        .filter(aip -> List.of(aip.value(), aip.shortForm()).contains(donor.strip()))
                        .findFirst()
                        .map(search::ofPackage)
                        .orElse(byName)
                : byName;
    }

    /** Whether all could be copied. */
    private boolean write(DonorsHoldings holdings, Path folder, Archive archive, List<String> unread) {
        DonorCopy.Written written = new DonorCopy(
                        archive.storage(), archive.access(), archive.journal(), Machine.clock())
                .write(holdings, folder, jointPapers, unread);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Written: " + written.page());
        written.packages().forEach(copy -> out.println("  package: " + copy));
        holdings.agreement().ifPresent(it -> out.println("  agreement: " + folder.resolve("agreement")));
        if (holdings.concernOthers() && !jointPapers) {
            out.println(
                    "  Others have granted too: their contact data and the signed papers were left out. Look at the papers, then"
                            + " ask again with --joint-papers.");
        }
        written.damaged().forEach(line -> spec.commandLine().getErr().println("posterity: not copied. " + line));
        return unread.isEmpty() && written.damaged().isEmpty();
    }

    private int notFound(Search search) {
        PrintWriter err = spec.commandLine().getErr();
        if (search instanceof Several several) {
            err.println("posterity: several agreements fit. Say which one with --agreement NUMBER:");
            several.numbers().forEach(number -> err.println("  " + Output.visible(number)));
        } else if (search instanceof Superseded superseded) {
            err.println(
                    "posterity: they granted an earlier version of an agreement, and do not grant the newest. Find out whether"
                            + " a copy is theirs. If it is, ask again with --agreement "
                            + Output.visible(superseded.number()));
        } else {
            err.println("posterity: the archive at " + place.archive() + " holds nothing of this "
                    + (donor.contains(":") || donor.contains("@") ? "account" : "donor")
                    + ". Names are compared as the agreements have them.");
        }
        return Exit.NOT_ALL;
    }
}
