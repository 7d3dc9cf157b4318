package org.posterity.export;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.export.FileFate.Aside;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;

/**
 * Matches files to the posts of an export, over the whole set at once. A file has at most one post; a post may have several
 * files. What the export itself says about a file is certain. What the evidence does not decide stays undecided.
 */
final class MediaMatcher {
    private final List<Post> posts;
    private final PostDates dates;
    private final MediaNames names;
    private final Set<ReceivedFile> exportSources;
    private final Map<ReceivedFile, FileFate> members;
    private final ContextReadings context;
    private final CuratorDecisions decisions;
    private final Set<Digest> signedPapers;
    private final Map<ReceivedFile, FileFate> fates = new HashMap<>();
    private final IdAssignment ids = new IdAssignment();
    private final Set<String> listed = new HashSet<>();

    /**
     * @param members what the export says about files in it
     * @param signedPapers digests of the papers that prove the consent: a photo of a paper does not belong to a post
     */
    MediaMatcher(
            List<Post> posts,
            MediaNames names,
            List<ReceivedFile> exportSources,
            Map<ReceivedFile, FileFate> members,
            ContextReadings context,
            CuratorDecisions decisions,
            Set<Digest> signedPapers) {
        this.posts = List.copyOf(posts);
        this.dates = new PostDates(posts, names);
        this.names = names;
        this.exportSources = new HashSet<>(exportSources);
        this.members = Map.copyOf(members);
        this.context = context;
        this.decisions = decisions;
        this.signedPapers = Set.copyOf(signedPapers);
    }

    Matching match(Submission submission) {
        ClueReader clueReading = new ClueReader(
                dates,
                names,
                new SidecarIds(
                        submission.files().stream()
                                .filter(file -> !exportSources.contains(file))
                                .toList(),
                        names));
        posts.forEach(post -> post.id().ifPresent(id -> meetCertain(id, post.ordinal())));
        meetNotes();
        Map<ReceivedFile, Clues> clues = new HashMap<>();
        for (ReceivedFile file : submission.files()) {
            Optional<Aside> aside = NonMediaFiles.of(file, exportSources, context.sources(), signedPapers);
            if (aside.isPresent()) {
                fates.put(file, aside.get());
                continue;
            }
            if (members.containsKey(file) && !decisions.decide(file)) {
                fates.put(file, members.get(file));
                continue;
            }
            Clues found = clueReading.of(file);
            clues.put(file, found);
            if (decisions.decide(file)) {
                meetDecided(found, decisions.posts().get(file));
                continue;
            }
            if (CollectedFolder.holds(file) && found.dated().isEmpty()) {
                continue;
            }
            found.ids().forEach(id -> ids.meet(id, dates.fitting(id)));
            if (found.ids().size() == 1 && found.dated().isPresent()) {
                ids.restrict(found.ids().iterator().next(), found.dated().get());
            }
        }
        ids.settle();
        MatchResolver verdicts = new MatchResolver(dates, ids, listed);
        clues.forEach((file, found) -> fates.put(
                file, decisions.decide(file) ? decided(found, decisions.posts().get(file)) : verdicts.on(found)));
        Set<ReceivedFile> fixed = new HashSet<>(decisions.posts().keySet());
        fixed.addAll(members.keySet());
        IdenticalBytes.place(submission.files(), fixed, fates);
        new SameStem(fates).place(submission.files(), fixed);
        List<HandedOverFile> files = new ArrayList<>();
        submission.files().forEach(file -> files.add(new HandedOverFile(file, withPostId(fates.get(file)))));
        return new Matching(files, ids);
    }

    /** Ids in notes are claims, like ids in names. Those in the account's own list are certain. */
    private void meetNotes() {
        for (FoundNote found : context.notes()) {
            boolean claims =
                    found.standing() == FoundNote.Standing.OWN_LIST || found.standing() == FoundNote.Standing.SIDECAR;
            if (claims && found.note().postId().isPresent()) {
                String id = found.note().postId().get();
                ids.meet(id, dates.fitting(id));
                found.note().date().ifPresent(date -> ids.restrict(id, dates.at(date)));
                if (found.standing() == FoundNote.Standing.OWN_LIST) {
                    ids.own(id);
                    listed.add(id);
                }
            }
        }
    }

    /**
     * The id of a file that a curator placed is certain, unless its own time contradicts. The id of a file placed with no
     * post counts for nothing.
     */
    private void meetDecided(Clues found, Optional<Integer> post) {
        if (found.ids().size() != 1 || post.isEmpty()) {
            return;
        }
        meetCertain(found.ids().iterator().next(), post.get());
    }

    /** An id that is known to be this post's, unless its own time contradicts. */
    private void meetCertain(String id, int post) {
        if (dates.fitting(id).contains(post)) {
            ids.meet(id, dates.fitting(id));
            ids.restrict(id, new TreeSet<>(Set.of(post)));
            ids.own(id);
        }
    }

    private static FileFate decided(Clues found, Optional<Integer> post) {
        Optional<String> id = found.ids().size() == 1 ? found.ids().stream().findFirst() : Optional.empty();
        return post.<FileFate>map(it -> new Matched(it, EnumSet.of(Evidence.CURATOR), id))
                .orElseGet(() -> new Unmatched(id));
    }

    private FileFate withPostId(FileFate fate) {
        return fate instanceof Matched it && it.postId().isEmpty()
                ? new Matched(it.post(), it.evidence(), ids.idOf(it.post()), it.number())
                : fate;
    }
}
