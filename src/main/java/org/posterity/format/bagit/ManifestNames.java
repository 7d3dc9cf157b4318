package org.posterity.format.bagit;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which manifests a bag has, from the names of its files (RFC 8493 §2.1.3, §2.2.1, §2.4). */
final class ManifestNames {
    private ManifestNames() {}

    static Set<ChecksumAlgorithm> of(BagListing bag, ManifestKind kind, Issues issues) {
        Set<ChecksumAlgorithm> algorithms = EnumSet.noneOf(ChecksumAlgorithm.class);
        Pattern pattern = Pattern.compile(kind.prefix() + "([^/]*)\\.txt");
        for (int row = 0; row < bag.size(); row++) {
            Matcher matcher = pattern.matcher(bag.path(row));
            if (!matcher.matches()) {
                continue;
            }
            Optional<ChecksumAlgorithm> algorithm = ChecksumAlgorithm.parse(matcher.group(1));
            algorithm.ifPresent(algorithms::add);
            if (algorithm.isEmpty()) {
                issues.error(
                        Clause.CHECKSUM_ALGORITHMS,
                        bag.path(row),
                        "The checksum algorithm is not known here, or its name is not in small letters and digits.");
            }
        }
        return algorithms;
    }
}
