package org.posterity.export;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;

/**
 * A file that says nothing itself belongs where files with the same bytes belong. If these differ or are uncertain, so is
 * the file.
 */
final class IdenticalBytes {
    private IdenticalBytes() {}

    /** Places those files that nothing else has placed. Files in {@code fixed} are not touched. */
    static void place(List<ReceivedFile> files, Set<ReceivedFile> fixed, Map<ReceivedFile, FileFate> fates) {
        Map<Digest, SortedSet<Integer>> certain = new HashMap<>();
        Map<Digest, SortedSet<Integer>> possible = new HashMap<>();
        fates.forEach((file, fate) -> (fate instanceof Matched ? certain : possible)
                .computeIfAbsent(file.sha256(), d -> new TreeSet<>())
                .addAll(fate.candidates()));
        Set<Evidence> evidence = EnumSet.of(Evidence.IDENTICAL_BYTES);
        for (ReceivedFile file : files) {
            if (!(fates.get(file) instanceof Unmatched) || fixed.contains(file)) {
                continue;
            }
            SortedSet<Integer> posts = certain.getOrDefault(file.sha256(), possible.get(file.sha256()));
            if (posts.size() == 1 && certain.containsKey(file.sha256())) {
                fates.put(file, new Matched(posts.first(), evidence, Optional.empty()));
            } else if (!posts.isEmpty()) {
                fates.put(file, new Ambiguous(posts, evidence, "files with the same bytes fit several posts"));
            }
        }
    }
}
