package org.posterity.rights;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.posterity.access.Access;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.access.StoredTerms;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.page.Fact;
import org.posterity.packaging.page.FactSheet;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;

/**
 * A copy of all that is held about a donor, for the donor (GDPR Art. 15(3), Art. 20; CCPA §1798.110): every package of an account
 * as a whole bag, and a page in plain words. The access level that limits readers does not limit the donor.
 */
public final class DonorCopy {
    private final StoredPackages storage;
    private final Access access;
    private final Journal journal;
    private final Clock clock;

    public DonorCopy(StoredPackages storage, Access access, Journal journal, Clock clock) {
        this.storage = storage;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** What was written: the page and the folders of the packages. */
    public record Written(Path page, List<Path> packages) {}

    /**
     * Writes the copy into a new folder.
     *
     * @param packages all packages of the account
     */
    public Written write(Account account, List<PackageId> packages, Path folder) {
        List<FactSheet.Section> sections = new ArrayList<>();
        List<Path> copies = new ArrayList<>();
        for (PackageId aip : packages) {
            sections.add(held(aip));
            sections.add(happened(aip));
        }
        Path page = folder.resolve("what-is-held.html");
        try {
            Files.createDirectories(folder);
            try (Writer out = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
                sheet(account, sections).write(out);
            }
        } catch (IOException e) {
            throw new TerminalFailure("The copy cannot be written to " + folder + "; is there room?", e);
        }
        for (PackageId aip : packages) {
            Dissemination delivered = access.deliver(
                    new DisseminationRequest(aip, DisseminationRequest.Form.BAG, folder.resolve("packages")));
            if (!(delivered instanceof Dissemination.Delivered it)) {
                throw new TerminalFailure("Package " + aip + " could not be copied: " + delivered);
            }
            copies.add(it.place());
        }
        return new Written(page, List.copyOf(copies));
    }

    private FactSheet sheet(Account account, List<FactSheet.Section> sections) {
        return new FactSheet(
                "What the archive holds of " + account,
                "Copy for the donor",
                "This is all that the archive holds of this account. The folder packages holds every file of it: open data/README.txt"
                        + " in a package first. The institution also keeps the signed agreement; ask it for a copy.",
                clock.instant(),
                sections);
    }

    private FactSheet.Section held(PackageId aip) {
        ConsentTerms terms;
        List<StoredFile> files = storage.files(aip);
        try {
            terms = StoredTerms.in(files);
        } catch (IOException | IllegalArgumentException e) {
            throw new TerminalFailure("The terms of package " + aip + " cannot be read; validate the package.");
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Files", Integer.toString(files.size())));
        facts.add(new Fact(
                "Bytes",
                Long.toString(files.stream().mapToLong(StoredFile::size).sum())));
        facts.add(new Fact("Institution", terms.institution()));
        facts.add(new Fact(
                "What you agreed to",
                terms.categories().stream().map(Category::words).collect(Collectors.joining("; "))));
        facts.add(new Fact("For which purposes", String.join(", ", terms.purposes())));
        facts.add(new Fact("Who may see it", terms.access().words()));
        facts.add(new Fact(
                "For how long",
                "from " + terms.from()
                        + terms.until().map(end -> " to " + end).orElse(", for good, until you withdraw")));
        terms.embargoUntil().ifPresent(day -> facts.add(new Fact("Shown to nobody before", day.toString())));
        facts.add(new Fact("Agreement", terms.id()));
        return new FactSheet.Section("Package " + aip.shortForm(), facts);
    }

    private FactSheet.Section happened(PackageId aip) {
        return new FactSheet.Section(
                "What happened to package " + aip.shortForm(),
                journal.events(aip).stream()
                        .map(event ->
                                new Fact(event.time().toString(), event.type().label() + ": " + event.detail()))
                        .toList());
    }
}
