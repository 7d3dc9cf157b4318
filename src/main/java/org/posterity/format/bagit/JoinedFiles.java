package org.posterity.format.bagit;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The files of a sealed bag in order of path: {@code bag…}, then {@code data/…}, then the manifests. */
final class JoinedFiles extends AbstractList<BagFile> implements RandomAccess {
    private final List<BagFile> before;
    private final List<BagFile> payload;
    private final List<BagFile> after;

    JoinedFiles(List<BagFile> before, List<BagFile> payload, List<BagFile> after) {
        this.before = List.copyOf(before);
        this.payload = payload;
        this.after = List.copyOf(after);
    }

    @Override
    public BagFile get(int index) {
        if (index < before.size()) {
            return before.get(index);
        }
        int rest = index - before.size();
        return rest < payload.size() ? payload.get(rest) : after.get(rest - payload.size());
    }

    @Override
    public int size() {
        return before.size() + payload.size() + after.size();
    }
}
