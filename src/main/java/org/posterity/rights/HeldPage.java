package org.posterity.rights;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet;
import org.posterity.record.Accounting;
import org.posterity.record.ConsentTerms;
import org.posterity.record.PackageRecords;
import org.posterity.rights.AgreementCopy.CopiedFile;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;

/** {@code what-is-held.html}: all that is held about a donor, in plain words. */
final class HeldPage {
    private static final int MOST_FILES = 500;

    private final StoredPackages storage;
    private final Journal journal;

    HeldPage(StoredPackages storage, Journal journal) {
        this.storage = storage;
        this.journal = journal;
    }

    FactSheet sheet(
            DonorsHoldings holdings,
            Map<PackageId, String> folders,
            List<CopiedFile> ofAgreement,
            List<Fact> elsewhere,
            List<String> lacking,
            Instant drawnAt) {
        List<FactSheet.Section> sections = new ArrayList<>();
        if (!lacking.isEmpty()) {
            sections.add(new FactSheet.Section(
                    "Not in this copy",
                    lacking.stream()
                            .map(lack -> new Fact("What is or may be about you", lack))
                            .toList()));
        }
        holdings.agreement().ifPresent(it -> {
            sections.add(agreement(it, holdings));
            sections.add(new FactSheet.Section("Files of the agreement", files(ofAgreement)));
        });
        holdings.packages().forEach((aip, terms) -> {
            List<StoredFile> files = storage.files(aip);
            sections.add(held(aip, terms, files, folders.get(aip)));
            sections.add(happened(aip));
            sections.add(files(aip, files));
        });
        sections.add(new FactSheet.Section("Kept elsewhere in the archive", elsewhere));
        return new FactSheet(
                "What the archive holds of " + holdings.asked(),
                "Copy for the donor",
                introduction(holdings, !lacking.isEmpty()),
                holdings.packages().keySet().stream()
                        .map(aip -> new Fact(
                                "Your posts, with videos and photos (package " + aip.shortForm() + ")",
                                DonorCopy.POSTS + "/" + aip.shortForm() + "/index.html"))
                        .toList(),
                drawnAt,
                sections);
    }

    private static String introduction(DonorsHoldings holdings, boolean lacks) {
        StringBuilder text = new StringBuilder(
                lacks
                        ? "This is not all: something that is or may be about you cannot be read now. It is named first; ask the"
                                + " institution for it. "
                        : "This is all that the archive holds about you. ");
        if (!holdings.packages().isEmpty()) {
            text.append(
                    "The folder " + DonorCopy.POSTS
                            + " holds your posts as pages, your videos and photos under their names, and a"
                            + " list of all posts for use elsewhere. The folder packages holds every file of every package: open data/README.txt in a package first. ");
        }
        text.append(
                holdings.agreement().isPresent()
                        ? "The folder agreement holds your agreement with the institution as it was recorded. "
                        : "Your signed agreement is not in this archive; ask the institution for a copy. ");
        return text.append("The file held.json has the same information for programs.")
                .toString();
    }

    private static FactSheet.Section agreement(KeptAgreement agreement, DonorsHoldings holdings) {
        List<KeptRecord> records = KeptRecord.all(agreement);
        KeptRecord newest = records.get(records.size() - 1);
        String papers = records.stream()
                .flatMap(record -> record.papers().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Granted by", String.join(", ", newest.names())));
        facts.add(new Fact("Accepted for " + newest.text("/institution/name"), newest.text("/institution/acceptedBy")));
        facts.add(new Fact("Legal basis", newest.text("/legalBasis/kind")));
        agreement
                .versions()
                .forEach(version -> facts.add(new Fact("Version " + version.number(), "kept " + version.keptAt())));
        facts.add(new Fact(
                "Signed papers it names",
                papers.isEmpty()
                        ? "none"
                        : papers + "; those that are not among the files below are with the institution"));
        if (holdings.concernOthers()) {
            facts.add(new Fact(
                    "Others who granted",
                    "We also keep how to reach them, but do not hand it to you: it is theirs (GDPR Art. 15(4))."));
        }
        if (holdings.keeper().isEmpty()) {
            facts.add(new Fact(
                    "Your own contact data",
                    "If you are among those who gave consent, we keep them, but they are not in this copy, because it was"
                            + " asked for without a name, or by a name that several of them share. Ask again by your name;"
                            + " if others share it, ask the institution."));
        }
        return new FactSheet.Section("Agreement " + newest.number(), facts);
    }

    private static List<Fact> files(List<CopiedFile> files) {
        return files.stream()
                .map(file -> new Fact(
                        "agreement/" + file.path(),
                        file.bytes() + " bytes"
                                + file.note().map(note -> "; " + note).orElse("")))
                .toList();
    }

    private FactSheet.Section held(PackageId aip, ConsentTerms terms, List<StoredFile> files, String folder) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Account", terms.accounts().stream().map(Account::toString).collect(Collectors.joining(", "))));
        facts.add(new Fact("Copied to", folder));
        facts.add(new Fact("Files", Integer.toString(files.size())));
        facts.add(new Fact(
                "Bytes",
                Long.toString(files.stream().mapToLong(StoredFile::size).sum())));
        facts.add(new Fact("Institution", terms.institution()));
        facts.add(new Fact(
                "What you agreed to",
                terms.categories().stream().map(Category::words).collect(Collectors.joining("; "))));
        facts.add(new Fact("What we keep of it", heldOf(files)));
        facts.add(new Fact("For which purposes", String.join(", ", terms.purposes())));
        facts.add(new Fact("Who may see it", terms.access().words()));
        facts.add(new Fact(
                "For how long",
                "from " + terms.from()
                        + terms.until().map(end -> " to " + end).orElse(", for good, until you withdraw")));
        terms.embargoUntil().ifPresent(day -> facts.add(new Fact("Shown to nobody before", day.toString())));
        if (terms.embargoUntilEvent()) {
            facts.add(new Fact("Shown to nobody before", "the event that your agreement names"));
        }
        facts.add(new Fact("Agreement", terms.id()));
        return new FactSheet.Section("Package " + aip.shortForm(), facts);
    }

    /** The table or the law may have kept less than the donor allowed. */
    private static String heldOf(List<StoredFile> files) {
        try {
            PackageRecords records = new PackageRecords(new StoredContent(files));
            return records.accounting(records.newest()).selection().categories().stream()
                    .filter(Accounting.Decision::present)
                    .map(held -> held.category().words() + (held.counted() ? ", only numbers per year" : ""))
                    .collect(Collectors.joining("; "));
        } catch (IOException e) {
            throw new TerminalFailure("A record of the package cannot be read; validate the package.", e);
        }
    }

    private FactSheet.Section happened(PackageId aip) {
        return new FactSheet.Section(
                "What happened to package " + aip.shortForm(),
                journal.events(aip).stream()
                        .map(event ->
                                new Fact(event.time().toString(), event.type().label() + ": " + event.detail()))
                        .toList());
    }

    private static FactSheet.Section files(PackageId aip, List<StoredFile> files) {
        List<Fact> facts = new ArrayList<>();
        files.stream()
                .limit(MOST_FILES)
                .forEach(file -> facts.add(new Fact(file.logicalPath(), file.size() + " bytes")));
        if (files.size() > MOST_FILES) {
            facts.add(new Fact("and " + (files.size() - MOST_FILES) + " more", "held.json lists them all"));
        }
        return new FactSheet.Section("Files of package " + aip.shortForm(), facts);
    }
}
