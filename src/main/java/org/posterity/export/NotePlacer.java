package org.posterity.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.export.FoundNote.Standing;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/** Puts each note with its post, once ids and files are settled. */
final class NotePlacer {
    private final IdAssignment ids;
    private final PostDates dates;
    private final SameStem stems;
    private final Map<ReceivedFile, FileFate> fates = new HashMap<>();
    private final Set<String> idsOfLooseFiles = new HashSet<>();
    private final Map<Integer, List<ContextNote>> notes = new TreeMap<>();
    private final Map<String, List<ContextNote>> loose = new TreeMap<>();
    private final Map<ReceivedFile, Integer> undecided = new HashMap<>();
    private final Map<ReceivedFile, Integer> contradictory = new HashMap<>();

    NotePlacer(List<Post> posts, MediaNames names, Matching matching) {
        this.ids = matching.ids();
        this.dates = new PostDates(posts, names);
        for (HandedOverFile handed : matching.files()) {
            fates.put(handed.file(), handed.fate());
            if (handed.fate() instanceof Unmatched it && !CollectedFolder.holds(handed.file())) {
                it.postId().ifPresent(idsOfLooseFiles::add);
            }
        }
        this.stems = new SameStem(fates);
    }

    Context place(ContextReadings reading) {
        reading.notes().forEach(this::place);
        List<Finding> findings = new ArrayList<>(reading.findings());
        undecided.forEach((file, number) -> findings.add(new Finding(
                "context-undecided",
                file.path(),
                "It is uncertain which post it describes in " + number + (number == 1 ? " case" : " cases")
                        + "; it is kept by the id, without a post.")));
        contradictory.forEach((file, number) -> findings.add(new Finding(
                "context-contradictory",
                file.path(),
                "In " + number + (number == 1 ? " case" : " cases")
                        + " its date and its id belong to different posts; it is kept by the id, without a post.")));
        return new Context(reading.sources(), notes, loose, reading.account(), findings);
    }

    private void place(FoundNote found) {
        ContextNote note = found.note();
        if (note.postId().isEmpty()) {
            placeByStem(note);
            return;
        }
        String id = note.postId().get();
        Optional<Integer> post = ids.postOf(id);
        if (found.standing() == Standing.CONTRADICTORY) {
            add(loose, id, note);
        } else if (found.standing() == Standing.MENTION && post.isEmpty()) {
            if (idsOfLooseFiles.contains(id)) {
                add(loose, id, note);
            }
        } else if (post.isPresent() && contradicts(note, post.get())) {
            contradictory.merge(note.source(), 1, Integer::sum);
            add(loose, id, note);
        } else if (post.isPresent()) {
            add(notes, post.get(), note);
        } else {
            if (!ids.fittingAlone(id).isEmpty() && !ids.ruledOut(id)) {
                undecided.merge(note.source(), 1, Integer::sum);
            }
            add(loose, id, note);
        }
    }

    /** Whether the note's date is exactly that of other posts. */
    private boolean contradicts(ContextNote note, int post) {
        SortedSet<Integer> dated = note.date().map(dates::at).orElseGet(TreeSet::new);
        return !dated.isEmpty() && !dated.contains(post);
    }

    private void placeByStem(ContextNote note) {
        Set<Integer> posts = new HashSet<>();
        Set<String> looseIds = new HashSet<>();
        for (ReceivedFile video : stems.videosBeside(note.source().path())) {
            FileFate fate = fates.get(video);
            if (fate instanceof Matched it) {
                posts.add(it.post());
            } else {
                SameStem.idIn(fate).ifPresent(looseIds::add);
            }
        }
        if (posts.size() == 1 && looseIds.isEmpty()) {
            add(notes, posts.iterator().next(), note);
        } else if (posts.isEmpty() && looseIds.size() == 1) {
            add(loose, looseIds.iterator().next(), note);
        } else {
            undecided.merge(note.source(), 1, Integer::sum);
        }
    }

    private static <K> void add(Map<K, List<ContextNote>> notes, K key, ContextNote note) {
        notes.computeIfAbsent(key, k -> new ArrayList<>()).add(note);
    }
}
