package org.posterity.format.bagit;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.posterity.format.fixity.FileFixity;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** The payload of a bag, packed: about 200 bytes a file. In order of path once sorted. */
final class PayloadFiles extends AbstractList<BagFile> implements RandomAccess {
    private final List<String> paths = new ArrayList<>();
    private final DigestColumn sha256 = new DigestColumn(32);
    private final DigestColumn sha512 = new DigestColumn(64);
    private long[] sizes = new long[64];
    private int[] order;

    void add(String path, FileFixity fixity) {
        int row = paths.size();
        paths.add(path);
        if (row == sizes.length) {
            sizes = Arrays.copyOf(sizes, row * 2);
        }
        sizes[row] = fixity.size();
        sha256.put(row, HexFormat.of().parseHex(fixity.sha256().hex()));
        sha512.put(row, HexFormat.of().parseHex(fixity.sha512().hex()));
    }

    /** All paths, sorted. */
    List<String> sortedPaths() {
        return paths.stream().sorted().toList();
    }

    void sort() {
        order = IntStream.range(0, paths.size())
                .boxed()
                .sorted(Comparator.comparing(paths::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    long octets() {
        return Arrays.stream(sizes, 0, paths.size()).sum();
    }

    @Override
    public BagFile get(int index) {
        int row = order[index];
        return new BagFile(
                paths.get(row),
                sizes[row],
                Digest.of(DigestAlgorithm.SHA256, sha256.at(row)),
                Digest.of(DigestAlgorithm.SHA512, sha512.at(row)));
    }

    @Override
    public int size() {
        return paths.size();
    }
}
