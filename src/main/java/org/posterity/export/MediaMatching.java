package org.posterity.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Aside;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;

/**
 * Matches handed-over files to the posts of an export, over the whole set at once. A file has at most one post, a post may
 * have several files; what the evidence does not decide stays undecided.
 */
final class MediaMatching {
    private final PostDates dates;
    private final Set<ReceivedFile> exportSources;
    private final ContextReading context;
    private final Decisions decisions;
    private final Map<ReceivedFile, FileFate> fates = new HashMap<>();
    private final IdAssignment ids = new IdAssignment();
    private final Set<String> listed = new HashSet<>();

    MediaMatching(List<Post> posts, List<ReceivedFile> exportSources, ContextReading context, Decisions decisions) {
        this.dates = new PostDates(posts);
        this.exportSources = new HashSet<>(exportSources);
        this.context = context;
        this.decisions = decisions;
    }

    /** What names and sidecars say about one file: ids, and the posts that exact dates point to. */
    private record Clues(Set<String> ids, Optional<SortedSet<Integer>> dated, Set<Evidence> evidence) {}

    Matching match(Submission submission) {
        SidecarIds sidecars = new SidecarIds(submission.files().stream()
                .filter(file -> !exportSources.contains(file))
                .toList());
        meetNotes();
        Map<ReceivedFile, Clues> clues = new HashMap<>();
        for (ReceivedFile file : submission.files()) {
            Optional<Aside> aside = AsideFiles.of(file, exportSources, context.sources());
            if (aside.isPresent()) {
                fates.put(file, aside.get());
                continue;
            }
            Clues found = cluesOf(file, sidecars);
            clues.put(file, found);
            if (decisions.decide(file)) {
                meetDecided(found, decisions.posts().get(file));
                continue;
            }
            found.ids().forEach(id -> ids.meet(id, dates.fitting(id)));
            if (found.ids().size() == 1 && found.dated().isPresent()) {
                ids.restrict(found.ids().iterator().next(), found.dated().get());
            }
        }
        ids.settle();
        clues.forEach((file, found) -> fates.put(
                file, decisions.decide(file) ? decided(found, decisions.posts().get(file)) : decide(found)));
        Set<ReceivedFile> fixed = decisions.posts().keySet();
        IdenticalBytes.place(submission.files(), fixed, fates);
        new SameStem(fates).place(submission.files(), fixed);
        List<HandedOverFile> files = new ArrayList<>();
        submission.files().forEach(file -> files.add(new HandedOverFile(file, withPostId(fates.get(file)))));
        return new Matching(files, ids);
    }

    /** Ids that notes hold are claims, like ids in names; those of the account's own list are more. */
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

    /** The id of a file that a curator placed is certain, unless its own time contradicts; that of a file without post is none. */
    private void meetDecided(Clues found, Optional<Integer> post) {
        if (found.ids().size() != 1 || post.isEmpty()) {
            return;
        }
        String id = found.ids().iterator().next();
        if (dates.fitting(id).contains(post.get())) {
            ids.meet(id, dates.fitting(id));
            ids.restrict(id, new TreeSet<>(Set.of(post.get())));
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
                ? new Matched(it.post(), it.evidence(), ids.idOf(it.post()))
                : fate;
    }

    private Clues cluesOf(ReceivedFile file, SidecarIds sidecars) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        NameEvidence name = NameEvidence.in(file.name());
        boolean fromFolder = name.ids().isEmpty()
                && at(name.dates()).isEmpty()
                && at(name.unixTimes()).isEmpty();
        if (fromFolder) {
            name = isOfAnAuthor(file.path()) ? NameEvidence.NONE : NameEvidence.in(folderOf(file.path()));
        }
        Set<String> ids = new HashSet<>(name.ids());
        if (!ids.isEmpty()) {
            evidence.add(fromFolder ? Evidence.ID_IN_FOLDER : Evidence.ID_IN_NAME);
        }
        Set<String> sidecar = sidecars.idsFor(file.path());
        ids.addAll(sidecar);
        if (!sidecar.isEmpty()) {
            evidence.add(Evidence.ID_IN_SIDECAR);
        }
        SortedSet<Integer> dated = at(name.dates());
        if (!dated.isEmpty()) {
            evidence.add(fromFolder ? Evidence.DATE_IN_FOLDER : Evidence.DATE_IN_NAME);
        }
        SortedSet<Integer> unix = fromFolder ? new TreeSet<>() : at(name.unixTimes());
        dated.addAll(unix);
        if (!unix.isEmpty()) {
            evidence.add(Evidence.UNIX_TIME_IN_NAME);
        }
        return new Clues(ids, dated.isEmpty() ? Optional.empty() : Optional.of(dated), evidence);
    }

    /** The posts that have one of these dates. */
    private SortedSet<Integer> at(Set<Instant> times) {
        SortedSet<Integer> posts = new TreeSet<>();
        times.forEach(time -> posts.addAll(dates.at(time)));
        return posts;
    }

    private static String folderOf(String path) {
        int end = path.lastIndexOf('/');
        if (end < 0) {
            return "";
        }
        String folder = path.substring(0, end);
        return folder.endsWith("!") ? "" : folder.substring(folder.lastIndexOf('/') + 1);
    }

    /** myfaveTT names folders below {@code Following} after authors, whose ids look like those of posts. */
    private static boolean isOfAnAuthor(String path) {
        return path.matches("(?is)(.*/)?following/[^/]+/[^/]*");
    }

    private FileFate decide(Clues clues) {
        if (clues.ids().isEmpty()) {
            return clues.dated()
                    .<FileFate>map(posts -> posts.size() == 1
                            ? new Matched(posts.first(), clues.evidence(), Optional.empty())
                            : new Ambiguous(posts, clues.evidence(), "the dates in its name fit several posts"))
                    .orElseGet(Unmatched::new);
        }
        SortedSet<Integer> posts = new TreeSet<>();
        SortedSet<Integer> alone = new TreeSet<>();
        for (String each : clues.ids()) {
            posts.addAll(ids.candidates(each));
            alone.addAll(ids.fittingAlone(each));
        }
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        evidence.addAll(clues.evidence());
        if (clues.ids().size() > 1) {
            return alone.isEmpty() && clues.dated().isEmpty()
                    ? new Unmatched()
                    : new Ambiguous(union(alone, clues), evidence, "its name and its sidecars carry different ids");
        }
        String id = clues.ids().iterator().next();
        if (posts.isEmpty() && clues.dated().isEmpty() && (alone.isEmpty() || ids.ruledOut(id))) {
            return new Unmatched(Optional.of(id));
        }
        if (posts.isEmpty() && !alone.isEmpty()) {
            return new Ambiguous(union(alone, clues), evidence, "other ids claim all posts that its own id fits");
        }
        if (clues.dated().isPresent() && posts.stream().noneMatch(clues.dated().get()::contains)) {
            return new Ambiguous(
                    union(posts, clues), evidence, "the id and the date in its name contradict each other");
        }
        clues.dated().ifPresent(posts::retainAll);
        evidence.add(Evidence.ID_TIME);
        if (posts.size() > 1) {
            return new Ambiguous(posts, evidence, "the time in its id fits several posts");
        }
        if (ids.contested(posts.first())) {
            return new Ambiguous(posts, evidence, "another id fits the same post");
        }
        if (alone.size() > 1 && clues.dated().isEmpty()) {
            evidence.add(Evidence.ELIMINATION);
        }
        if (listed.contains(id)) {
            evidence.add(Evidence.LISTED_ID);
        }
        return new Matched(posts.first(), evidence, Optional.of(id));
    }

    private static SortedSet<Integer> union(SortedSet<Integer> posts, Clues clues) {
        SortedSet<Integer> all = new TreeSet<>(posts);
        clues.dated().ifPresent(all::addAll);
        return all;
    }
}
