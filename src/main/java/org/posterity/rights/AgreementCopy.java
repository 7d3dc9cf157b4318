package org.posterity.rights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.consent.Decisions;
import org.posterity.consent.KeptAgreement;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;

/**
 * A copy of an agreement for one of its grantors. Contact data of the others are not copied (GDPR Art. 15(4)), nor are papers
 * that others signed too, unless the institution has looked at them.
 */
final class AgreementCopy {
    private static final String PAPERS = "papers/";

    private final DonorsHoldings holdings;
    private final boolean withJointPapers;

    AgreementCopy(DonorsHoldings holdings, boolean withJointPapers) {
        this.holdings = holdings;
        this.withJointPapers = withJointPapers;
    }

    /**
     * A file of the copy, or a file that was not copied.
     *
     * @param path below the folder of the copy
     * @param note why it was not copied, or what was changed; empty for an unchanged file
     */
    record CopiedFile(String path, boolean isThere, long bytes, Digest sha512, Optional<String> note) {}

    /** Copies every version; a file shared by several is copied once, with the version that added it. */
    List<CopiedFile> write(KeptAgreement agreement, Path folder) throws IOException {
        List<CopiedFile> copied = new ArrayList<>();
        Set<KeptBytes> done = new HashSet<>();
        boolean others = holdings.concernOthers();
        for (KeptAgreement.Version version : agreement.versions()) {
            for (KeptAgreement.File file : version.files()) {
                if (done.add(file.bytes())) {
                    copied.add(write(file, "v" + file.since() + "/" + file.path(), folder, others));
                }
            }
        }
        return copied;
    }

    private CopiedFile write(KeptAgreement.File file, String path, Path folder, boolean others) throws IOException {
        long size;
        try (SeekableByteChannel channel = file.bytes().open()) {
            size = channel.size();
        }
        if (others && file.path().equals("contact.txt")) {
            return new CopiedFile(
                    path, false, size, file.sha512(), Optional.of("not copied: it contains contact data of others"));
        }
        if (others && file.path().startsWith(PAPERS) && !withJointPapers) {
            return new CopiedFile(
                    path,
                    false,
                    size,
                    file.sha512(),
                    Optional.of("not copied yet: others signed it too; ask the institution"));
        }
        if (file.path().equals(Decisions.PATH) || file.path().startsWith(Decisions.EVIDENCE)) {
            return new CopiedFile(
                    path,
                    false,
                    size,
                    file.sha512(),
                    Optional.of("not copied: what the institution decided, and who asked for it; ask the institution"));
        }
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        if (file.path().startsWith(PAPERS)) {
            MessageDigest digest = DigestAlgorithm.SHA512.start();
            try (InputStream in =
                    new DigestInputStream(Channels.newInputStream(file.bytes().open()), digest)) {
                Files.copy(in, target);
            }
            require(file, Digest.of(DigestAlgorithm.SHA512, digest.digest()));
            return new CopiedFile(path, true, size, file.sha512(), Optional.empty());
        }
        byte[] bytes = file.bytes().all();
        require(file, Digest.sha512(bytes));
        // the notice is the institution's own text and names no donor
        Optional<byte[]> changed = others && !file.path().equals("notice.txt")
                ? KeptRecord.withoutContactsOfOthers(bytes, holdings.keeper())
                : Optional.empty();
        byte[] handed = changed.orElse(bytes);
        Files.write(target, handed);
        return new CopiedFile(
                path,
                true,
                handed.length,
                Digest.sha512(handed),
                changed.map(it -> "without the contact data of others"));
    }

    private static void require(KeptAgreement.File file, Digest found) {
        if (!found.equals(file.sha512())) {
            throw new TerminalFailure(
                    "A file of the agreement has changed since it was kept, so nothing more was handed out. "
                            + "Check the archive's disk and restore the agreement from a good copy.");
        }
    }
}
