package org.posterity.rights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.posterity.access.Access;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.page.Fact;
import org.posterity.rights.AgreementCopy.CopiedFile;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredPackages;

/**
 * A copy of everything held about a donor, for the donor (GDPR Art. 15(3), Art. 20; CCPA §1798.110): every package in full,
 * the agreement file, and a list of it all for people and for programs. The access level limits readers, not the donor.
 */
public final class DonorCopy {
    private static final List<Fact> ELSEWHERE = List.of(
            new Fact(
                    "The index of holdings",
                    "repeats the identifier, account, institution, dates, counts and access level of each "
                            + "package. It is made from the packages and says nothing that they do not say."),
            new Fact("The journal", "what happened to each package, as above. It uses identifiers and names nobody."),
            new Fact(
                    "Reports on refused transfers",
                    "say what was wrong with which file, under a number and, if the institution wants it so, "
                            + "the name of the folder that was handed in. They contain nothing from an export, "
                            + "and are not searched for this copy."),
            new Fact(
                    "The key for pseudonyms",
                    "is outside the archive. It contains no data about you; pseudonyms in the packages stand "
                            + "for other people."));

    /** The folder of pages and files, one folder for each package. */
    static final String POSTS = "your-posts";

    private static final String PAGE = "what-is-held.html";

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

    /** What was written: the page, the folders of the packages, and which packages were not copied, because they are damaged or
     * closed to everybody. */
    public record Written(Path page, List<Path> packages, List<String> damaged) {}

    /**
     * Writes the copy into a new folder, which only its maker may enter, since it names the donor. The folder appears when
     * the copy is complete.
     *
     * @param withJointPapers whether to copy papers that others signed too, because somebody has looked at them
     * @param unread unreadable things that may be the donor's, one sentence each
     */
    public Written write(DonorsHoldings found, Path folder, boolean withJointPapers, List<String> unread) {
        try {
            Files.createDirectories(folder.getParent());
            try (UnfinishedFile draft = UnfinishedFile.of(folder)) {
                newFolder(draft.path());
                Written written = fill(draft.path(), found, withJointPapers, unread);
                draft.finish();
                return new Written(
                        folder.resolve(PAGE),
                        written.packages().stream()
                                .map(copy -> folder.resolve(draft.path().relativize(copy)))
                                .toList(),
                        written.damaged());
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("Something exists already at " + folder + "; nothing was overwritten.");
        } catch (IOException e) {
            throw new TerminalFailure("The copy cannot be written to " + folder + "; is the disk full?", e);
        }
    }

    /** Fills a folder with the copy. */
    private Written fill(Path folder, DonorsHoldings found, boolean withJointPapers, List<String> unread)
            throws IOException {
        DonorsHoldings holdings = found;
        List<CopiedFile> ofAgreement = holdings.agreement().isPresent()
                ? new AgreementCopy(holdings, withJointPapers)
                        .write(holdings.agreement().get(), folder.resolve("agreement"))
                : List.of();
        Map<PackageId, String> folders = new TreeMap<>(Comparator.comparing(PackageId::value));
        Map<PackageId, String> damaged = new TreeMap<>(Comparator.comparing(PackageId::value));
        for (PackageId aip : found.packages().keySet()) {
            Dissemination delivered = access.deliver(
                    DisseminationRequest.whole(aip, DisseminationRequest.Form.BAG, folder.resolve("packages")));
            if (delivered instanceof Dissemination.Delivered it) {
                folders.put(aip, folder.relativize(it.place()).toString());
                access.deliverToDonor(aip, folder.resolve(POSTS).resolve(aip.shortForm()));
            } else if (delivered instanceof Dissemination.Refused it) {
                damaged.put(aip, "Package " + aip.shortForm() + ": " + it.why() + " " + it.remedy());
            } else {
                throw new TerminalFailure("Package " + aip + " could not be copied: " + delivered);
            }
        }
        holdings = found.without(damaged.keySet());
        // a package that was reported already is not reported twice
        damaged.keySet().removeIf(aip -> unread.stream().anyMatch(line -> line.contains(aip.shortForm())));
        List<String> lacking =
                Stream.concat(unread.stream(), damaged.values().stream()).toList();
        Instant now = clock.instant();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("held.json")))) {
            new HeldIndex(storage, journal).write(holdings, folders, ofAgreement, ELSEWHERE, lacking, now, out);
        }
        Path page = folder.resolve(PAGE);
        try (Writer out = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
            new HeldPage(storage, journal)
                    .sheet(holdings, folders, ofAgreement, ELSEWHERE, lacking, now)
                    .write(out);
        }
        return new Written(
                page, folders.values().stream().map(folder::resolve).toList(), List.copyOf(damaged.values()));
    }

    private static void newFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
