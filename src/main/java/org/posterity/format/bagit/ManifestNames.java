package org.posterity.format.bagit;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which manifests a bag has, from the names of its files (RFC 8493 §2.1.3, §2.2.1, §2.4).
 *
 * @param files the names of those that can be checked
 * @param others whether there are some whose algorithm cannot be computed here
 */
record ManifestNames(Map<ChecksumAlgorithm, String> files, boolean others) {

    static ManifestNames of(BagListing bag, ManifestKind kind, BagIssues issues) {
        Map<ChecksumAlgorithm, String> files = new EnumMap<>(ChecksumAlgorithm.class);
        boolean others = false;
        Pattern pattern = Pattern.compile(kind.prefix() + "([^/]*)\\.txt");
        for (int row = 0; row < bag.size(); row++) {
            Matcher matcher = pattern.matcher(bag.path(row));
            if (!matcher.matches()) {
                continue;
            }
            String name = matcher.group(1);
            String normal = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            Optional<ChecksumAlgorithm> algorithm = ChecksumAlgorithm.parse(normal);
            if (algorithm.isEmpty() && !normal.isEmpty()) {
                others = true;
                issues.unchecked(
                        BagClause.CHECKSUM_ALGORITHMS,
                        bag.path(row),
                        "The checksums in this manifest cannot be computed here: check them with the tool that made the bag.");
            } else if (normal.equals(name) && !normal.isEmpty()) {
                files.put(algorithm.get(), bag.path(row));
            } else if (normal.startsWith("sha3")
                    && name.matches("sha3[-_][0-9]{3}")
                    && !files.containsKey(algorithm.get())) {
                // Tools write the name as their language has it, sha3_256, since SHA-3 came after the first drafts.
                issues.warning(
                        BagClause.CHECKSUM_ALGORITHMS,
                        bag.path(row),
                        "The algorithm's name is to be written in small letters and digits alone: " + normal + ".");
                files.put(algorithm.get(), bag.path(row));
            } else {
                issues.error(
                        BagClause.CHECKSUM_ALGORITHMS,
                        bag.path(row),
                        "The name of the checksum algorithm is not in small letters and digits.");
            }
        }
        return new ManifestNames(files, others);
    }

    Set<ChecksumAlgorithm> algorithms() {
        return files.keySet();
    }
}
