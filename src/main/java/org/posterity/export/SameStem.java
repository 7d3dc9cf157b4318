package org.posterity.export;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.intake.ReceivedFile;

/** Subtitles and covers that say nothing themselves belong where the video of the same name in the same folder belongs. */
final class SameStem {
    private final Map<ReceivedFile, FileFate> fates;
    private final Map<String, Set<ReceivedFile>> videos = new HashMap<>();

    SameStem(Map<ReceivedFile, FileFate> fates) {
        this.fates = fates;
        fates.forEach((file, fate) -> {
            if (!(fate instanceof FileFate.Aside) && !Stems.isBesideAVideo(file.name())) {
                add(file.path(), file);
                Stems.of(file.path()).forEach(stem -> add(stem, file));
            }
        });
    }

    private void add(String stem, ReceivedFile video) {
        videos.computeIfAbsent(key(stem), s -> new HashSet<>()).add(video);
    }

    /** Places those files that nothing else has placed. Files in {@code fixed} are not touched. */
    void place(List<ReceivedFile> files, Set<ReceivedFile> fixed) {
        for (ReceivedFile file : files) {
            if (fates.get(file) instanceof Unmatched it
                    && it.postId().isEmpty()
                    && !fixed.contains(file)
                    && Stems.isBesideAVideo(file.name())) {
                Set<ReceivedFile> beside = videosBeside(file.path());
                if (!beside.isEmpty()) {
                    fates.put(file, fate(beside));
                }
            }
        }
    }

    /** The videos that share the path's stem; of several stems, the longest that any video has. */
    Set<ReceivedFile> videosBeside(String path) {
        return Stems.of(path).stream()
                .map(stem -> videos.getOrDefault(key(stem), Set.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private FileFate fate(Set<ReceivedFile> beside) {
        SortedSet<Integer> posts = new TreeSet<>();
        Set<String> ids = new HashSet<>();
        boolean certain = true;
        for (ReceivedFile video : beside) {
            FileFate fate = fates.get(video);
            posts.addAll(fate.candidates());
            certain &= fate instanceof Matched;
            idIn(fate).ifPresent(ids::add);
        }
        Optional<String> id = ids.size() == 1 ? ids.stream().findFirst() : Optional.empty();
        if (posts.isEmpty()) {
            return new Unmatched(id);
        }
        Set<Evidence> evidence = EnumSet.of(Evidence.SAME_STEM);
        return certain && posts.size() == 1
                ? new Matched(posts.first(), evidence, id)
                : new Ambiguous(posts, evidence, "it is uncertain which post the video of the same name belongs to");
    }

    static Optional<String> idIn(FileFate fate) {
        if (fate instanceof Matched it) {
            return it.postId();
        }
        return fate instanceof Unmatched it ? it.postId() : Optional.empty();
    }

    private static String key(String stem) {
        return stem.toLowerCase(Locale.ROOT);
    }
}
