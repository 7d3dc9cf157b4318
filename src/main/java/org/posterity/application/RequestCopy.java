package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.rights.DonorCopy;
import org.posterity.rights.DonorSearch;
import org.posterity.rights.DonorsHoldings.Found;
import org.posterity.rights.DonorsHoldings.Nothing;
import org.posterity.rights.DonorsHoldings.Search;

/** Gives a donor a copy of everything held about them. */
public final class RequestCopy {
    private final Premises premises;

    public RequestCopy(Premises premises) {
        this.premises = premises;
    }

    /**
     * Who asks for what.
     *
     * @param donor a name as the agreement has it, an account, an agreement's number, or a package's identifier
     * @param agreement which one is meant, if several match
     * @param jointPapers whether papers that others signed too are copied
     * @param to a new folder
     */
    public record Request(String donor, Optional<String> agreement, boolean jointPapers, Path to) {

        private Optional<Account> account() {
            return Wiring.platforms().account(donor);
        }
    }

    /**
     * The result.
     *
     * @param search what was found
     * @param unread what is or may be this donor's but cannot be read
     * @param written the copy, if something was found
     * @param agreement where the copy of the agreement lies, if there is one
     */
    public record Answer(
            Search search, List<String> unread, Optional<DonorCopy.Written> written, Optional<Path> agreement) {

        /** Whether everything was found and copied. */
        public boolean isWhole() {
            return unread.isEmpty()
                    && written.filter(it -> it.damaged().isEmpty()).isPresent();
        }
    }

    public Answer run(Request request) {
        Path folder = premises.outside(request.to(), "--to");
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(
                    "Something exists already at " + request.to() + "; nothing was overwritten.");
        }
        try (Archive archive = premises.open()) {
            if (!Archive.isThere(premises.archive())) {
                throw new IllegalArgumentException("There is no archive at " + premises.archive()
                        + ". Name the right one with --archive before you tell the donor that there is nothing.");
            }
            DonorSearch donors = new DonorSearch(archive.keptAgreements(), archive.storage(), Wiring.platforms());
            Search search = search(request, donors, archive);
            List<String> unread = unread(request, search, donors, archive);
            if (!(search instanceof Found found)) {
                return new Answer(search, unread, Optional.empty(), Optional.empty());
            }
            DonorCopy copy = new DonorCopy(archive.storage(), archive.access(), archive.journal(), Machine.clock());
            DonorCopy.Written written = copy.write(found.holdings(), folder, request.jointPapers(), unread);
            return new Answer(
                    search,
                    unread,
                    Optional.of(written),
                    found.holdings().agreement().map(it -> folder.resolve("agreement")));
        }
    }

    private static List<String> unread(Request request, Search search, DonorSearch donors, Archive archive) {
        List<String> unread = new ArrayList<>();
        archive.findings().stream()
                .filter(finding -> archive.holdings().list().stream()
                        .filter(holding -> holding.aip().value().equals(finding.where()))
                        .allMatch(holding -> mayConcern(holding.account(), request, search)))
                .forEach(finding -> unread.add(FindingInWords.whole(finding)));
        donors.unread().stream()
                .filter(line -> unread.stream()
                        .noneMatch(told -> line.contains(" " + told.substring(0, told.indexOf(' ')) + " ")))
                .forEach(unread::add);
        for (PackageId aip : archive.storage().ids()) {
            boolean asked =
                    search instanceof Found found && found.holdings().packages().containsKey(aip);
            if (asked || request.account().isEmpty()) {
                archive.agreementFinding(aip).ifPresent(finding -> unread.add(FindingInWords.whole(finding)));
            }
        }
        return unread;
    }

    private static boolean mayConcern(Account account, Request request, Search search) {
        return search instanceof Found found && found.holdings().mayConcern(account)
                || request.account().map(account::sameAs).orElse(!(search instanceof Found));
    }

    /** A package stands for its donor only by its full identifier: a shortened one could be anybody's. */
    private static Search search(Request request, DonorSearch search, Archive archive) {
        String donor = request.donor().strip();
        Search byName = search.search(donor, request.agreement());
        return byName instanceof Nothing
                ? archive.storage().ids().stream()
                        .filter(aip -> List.of(aip.value(), aip.shortForm()).contains(donor))
                        .findFirst()
                        .map(search::ofPackage)
                        .orElse(byName)
                : byName;
    }
}
