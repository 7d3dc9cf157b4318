package org.posterity.packaging;

import java.util.List;
import org.posterity.format.bagit.BagFile;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageRecords;

/**
 * The newest version of a package, on which an accession builds.
 *
 * @param version its number
 * @param inventory the digest of its inventory, by which storage knows that nothing came between
 * @param payload its files below {@code data/}
 */
public record Predecessor(PackageId aip, int version, Digest inventory, List<BagFile> payload, PackageContent content) {

    PackageRecords records() {
        return new PackageRecords(content);
    }
}
