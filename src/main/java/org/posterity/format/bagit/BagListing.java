package org.posterity.format.bagit;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.posterity.model.ValidationIssue;

/** What a bag holds: its files in order of path, by row number. */
final class BagListing {
    private final String[] paths;
    private final long[] sizes;
    private final Set<String> folders;
    private Map<String, Integer> composed;

    private BagListing(String[] paths, long[] sizes, Set<String> folders) {
        this.paths = paths;
        this.sizes = sizes;
        this.folders = folders;
    }

    static BagListing of(BagSource source, BagIssues issues) throws IOException {
        List<String> paths = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        MemoryShare memory = MemoryShare.percent(60);
        source.list(new BagSource.Listing() {
            @Override
            public void file(String path, long size) {
                memory.take(path);
                paths.add(path);
                sizes.add(size);
            }

            @Override
            public void folder(String path) {
                memory.take(path);
                folders.add(path);
            }

            @Override
            public void problem(ValidationIssue issue) {
                issues.add(issue);
            }
        });
        int[] order = IntStream.range(0, paths.size())
                .boxed()
                .sorted(Comparator.comparing(paths::get))
                .mapToInt(Integer::intValue)
                .toArray();
        List<String> sorted = new ArrayList<>();
        List<Long> sortedSizes = new ArrayList<>();
        for (int row : order) {
            if (!sorted.isEmpty() && sorted.get(sorted.size() - 1).equals(paths.get(row))) {
                issues.error(BagClause.STRUCTURE, paths.get(row), "The file is in the bag more than once.");
                continue;
            }
            sorted.add(paths.get(row));
            sortedSizes.add(sizes.get(row));
        }
        return new BagListing(
                sorted.toArray(String[]::new),
                sortedSizes.stream().mapToLong(Long::longValue).toArray(),
                folders);
    }

    int size() {
        return paths.length;
    }

    String path(int row) {
        return paths[row];
    }

    long octets(int row) {
        return sizes[row];
    }

    boolean isPayload(int row) {
        return paths[row].startsWith("data/");
    }

    /** The row of a path, negative if there is no such file. */
    int find(String path) {
        return Arrays.binarySearch(paths, path);
    }

    /** The row of a path that is the same but for Unicode normalisation, negative if there is none. */
    int findComposed(String path) {
        if (composed == null) {
            composed = new HashMap<>();
            for (int row = 0; row < paths.length; row++) {
                if (!Normalizer.isNormalized(paths[row], Normalizer.Form.NFC)) {
                    composed.put(Normalizer.normalize(paths[row], Normalizer.Form.NFC), row);
                }
            }
        }
        String key = Normalizer.normalize(path, Normalizer.Form.NFC);
        int exact = find(key);
        return exact >= 0 ? exact : composed.getOrDefault(key, -1);
    }

    boolean hasFolder(String path) {
        if (folders.contains(path)) {
            return true;
        }
        int next = -find(path + "/") - 1;
        return next >= 0 && next < paths.length && paths[next].startsWith(path + "/");
    }

    /** Folders that were listed and hold no file. */
    List<String> emptyFolders() {
        return folders.stream().filter(folder -> !holdsFiles(folder)).sorted().toList();
    }

    private boolean holdsFiles(String folder) {
        int next = -find(folder + "/") - 1;
        return next < 0 || (next < paths.length && paths[next].startsWith(folder + "/"));
    }
}
