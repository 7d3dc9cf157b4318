package org.posterity.format.bagit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What manifests say: which rows of a listing each lists, and the digests that will be compared. */
final class ExpectedDigests {
    private final Map<ChecksumAlgorithm, String> manifests;
    private final Map<ChecksumAlgorithm, BitSet> listed = new EnumMap<>(ChecksumAlgorithm.class);
    private final Map<ChecksumAlgorithm, BitSet> expected = new EnumMap<>(ChecksumAlgorithm.class);
    private final Map<ChecksumAlgorithm, DigestColumn> columns = new EnumMap<>(ChecksumAlgorithm.class);

    /**
     * @param manifests the manifests there are, by algorithm
     * @param compared those whose digests are kept
     */
    ExpectedDigests(Map<ChecksumAlgorithm, String> manifests, Set<ChecksumAlgorithm> compared) {
        this.manifests = manifests;
        for (ChecksumAlgorithm algorithm : manifests.keySet()) {
            listed.put(algorithm, new BitSet());
        }
        for (ChecksumAlgorithm algorithm : compared) {
            expected.put(algorithm, new BitSet());
            columns.put(algorithm, new DigestColumn(algorithm.bytes()));
        }
    }

    String manifest(ChecksumAlgorithm algorithm) {
        return manifests.get(algorithm);
    }

    Set<ChecksumAlgorithm> manifests() {
        return listed.keySet();
    }

    /** False if the manifest listed the row before. */
    boolean list(ChecksumAlgorithm algorithm, int row) {
        BitSet rows = listed.get(algorithm);
        boolean before = rows.get(row);
        rows.set(row);
        return !before;
    }

    boolean isListed(ChecksumAlgorithm algorithm, int row) {
        return listed.get(algorithm).get(row);
    }

    void expect(ChecksumAlgorithm algorithm, int row, byte[] digest) {
        if (columns.containsKey(algorithm)) {
            columns.get(algorithm).put(row, digest);
            expected.get(algorithm).set(row);
        }
    }

    /** Whether the manifest gave this row the same digest before. */
    boolean expects(ChecksumAlgorithm algorithm, int row, byte[] digest) {
        return expected.containsKey(algorithm)
                && expected.get(algorithm).get(row)
                && Arrays.equals(columns.get(algorithm).at(row), digest);
    }

    /** The algorithms whose digest of this row is to be compared. */
    Set<ChecksumAlgorithm> of(int row) {
        Set<ChecksumAlgorithm> algorithms = EnumSet.noneOf(ChecksumAlgorithm.class);
        expected.forEach((algorithm, rows) -> {
            if (rows.get(row)) {
                algorithms.add(algorithm);
            }
        });
        return algorithms;
    }

    void compare(int row, String path, Map<ChecksumAlgorithm, byte[]> actual, BagIssues issues) {
        for (ChecksumAlgorithm algorithm : of(row)) {
            byte[] digest = actual.get(algorithm);
            if (digest != null && !Arrays.equals(digest, columns.get(algorithm).at(row))) {
                issues.error(
                        BagClause.COMPLETE_AND_VALID,
                        path,
                        "The file was altered: its " + algorithm.label() + " is not the one in " + manifest(algorithm)
                                + ".");
            }
        }
    }
}
