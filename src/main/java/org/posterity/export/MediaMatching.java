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
import org.posterity.model.Digest;

/**
 * Matches handed-over files to the posts of an export, over the whole set at once. A file has at most one post, a post may
 * have several files; what the evidence does not decide stays undecided.
 */
final class MediaMatching {
    private final PostDates dates;
    private final Set<ReceivedFile> exportSources;

    MediaMatching(List<Post> posts, List<ReceivedFile> exportSources) {
        this.dates = new PostDates(posts);
        this.exportSources = new HashSet<>(exportSources);
    }

    /** What names and sidecars say about one file: ids, and the posts that exact dates point to. */
    private record Clues(Set<String> ids, Optional<SortedSet<Integer>> dated, Set<Evidence> evidence) {}

    List<HandedOverFile> match(Submission submission) {
        SidecarIds sidecars = new SidecarIds(submission.files());
        Map<ReceivedFile, FileFate> fates = new HashMap<>();
        Map<ReceivedFile, Clues> clues = new HashMap<>();
        IdAssignment ids = new IdAssignment();
        for (ReceivedFile file : submission.files()) {
            Optional<Aside> aside = AsideFiles.of(file, exportSources);
            if (aside.isPresent()) {
                fates.put(file, aside.get());
                continue;
            }
            Clues found = cluesOf(file, sidecars);
            clues.put(file, found);
            for (String id : found.ids()) {
                SortedSet<Integer> fitting = dates.fitting(id);
                found.dated().ifPresent(fitting::retainAll);
                ids.restrict(id, found.ids().size() == 1 ? fitting : dates.fitting(id));
            }
        }
        ids.settle();
        clues.forEach((file, found) -> fates.put(file, decide(found, ids)));
        matchIdenticalBytes(submission.files(), fates);
        List<HandedOverFile> files = new ArrayList<>();
        submission.files().forEach(file -> files.add(new HandedOverFile(file, fates.get(file))));
        return files;
    }

    private Clues cluesOf(ReceivedFile file, SidecarIds sidecars) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        Set<String> ids = new HashSet<>();
        NameEvidence name = NameEvidence.in(file.name());
        boolean fromFolder = name.isEmpty();
        if (fromFolder) {
            name = NameEvidence.in(folderOf(file.path()));
        }
        if (!name.ids().isEmpty()) {
            ids.addAll(name.ids());
            evidence.add(fromFolder ? Evidence.ID_IN_FOLDER : Evidence.ID_IN_NAME);
        }
        Optional<String> sidecar = sidecars.idFor(file.path());
        if (sidecar.isPresent()) {
            ids.add(sidecar.get());
            evidence.add(Evidence.ID_IN_SIDECAR);
        }
        SortedSet<Integer> dated = new TreeSet<>();
        if (name.date().isPresent() && !dates.at(name.date().get()).isEmpty()) {
            dated.addAll(dates.at(name.date().get()));
            evidence.add(fromFolder ? Evidence.DATE_IN_FOLDER : Evidence.DATE_IN_NAME);
        }
        for (Instant unix : name.unixTimes()) {
            if (!fromFolder && !dates.at(unix).isEmpty()) {
                dated.addAll(dates.at(unix));
                evidence.add(Evidence.UNIX_TIME_IN_NAME);
            }
        }
        return new Clues(ids, dated.isEmpty() ? Optional.empty() : Optional.of(dated), evidence);
    }

    private static String folderOf(String path) {
        int end = path.lastIndexOf('/');
        if (end < 0) {
            return "";
        }
        String folder = path.substring(0, end);
        return folder.endsWith("!") ? "" : folder.substring(folder.lastIndexOf('/') + 1);
    }

    private FileFate decide(Clues clues, IdAssignment assignment) {
        if (clues.ids().isEmpty()) {
            return clues.dated()
                    .<FileFate>map(posts -> posts.size() == 1
                            ? new Matched(posts.first(), clues.evidence(), Optional.empty())
                            : new Ambiguous(posts, clues.evidence(), "several posts have the date in its name"))
                    .orElseGet(Unmatched::new);
        }
        SortedSet<Integer> posts = new TreeSet<>();
        SortedSet<Integer> alone = new TreeSet<>();
        for (String id : clues.ids()) {
            posts.addAll(assignment.candidates(id));
            alone.addAll(assignment.fittingAlone(id));
        }
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        evidence.addAll(clues.evidence());
        if (clues.ids().size() > 1) {
            SortedSet<Integer> all = new TreeSet<>(posts);
            clues.ids().forEach(id -> all.retainAll(assignment.candidates(id)));
            return posts.isEmpty() && clues.dated().isEmpty()
                    ? new Unmatched()
                    : new Ambiguous(union(posts, clues), evidence, "its name and its sidecar carry different ids");
        }
        if (clues.dated().isPresent() && posts.stream().noneMatch(clues.dated().get()::contains)) {
            return new Ambiguous(
                    union(posts, clues), evidence, "the id and the date in its name contradict each other");
        }
        clues.dated().ifPresent(posts::retainAll);
        if (posts.isEmpty()) {
            return alone.isEmpty()
                    ? new Unmatched()
                    : new Ambiguous(alone, evidence, "another id claims the only post that its own id fits");
        }
        evidence.add(Evidence.ID_TIME);
        if (posts.size() > 1) {
            return new Ambiguous(posts, evidence, "the time in its id fits several posts");
        }
        if (assignment.contested(posts.first())) {
            return new Ambiguous(posts, evidence, "another id fits the same post");
        }
        if (alone.size() > 1 && clues.dated().isEmpty()) {
            evidence.add(Evidence.ELIMINATION);
        }
        return new Matched(posts.first(), evidence, clues.ids().stream().findFirst());
    }

    private static SortedSet<Integer> union(SortedSet<Integer> posts, Clues clues) {
        SortedSet<Integer> all = new TreeSet<>(posts);
        clues.dated().ifPresent(all::addAll);
        return all;
    }

    private static void matchIdenticalBytes(List<ReceivedFile> files, Map<ReceivedFile, FileFate> fates) {
        Map<Digest, Set<Integer>> postsByDigest = new HashMap<>();
        fates.forEach((file, fate) -> {
            if (fate instanceof Matched it) {
                postsByDigest
                        .computeIfAbsent(file.sha256(), d -> new TreeSet<>())
                        .add(it.post());
            }
        });
        for (ReceivedFile file : files) {
            Set<Integer> posts = postsByDigest.getOrDefault(file.sha256(), Set.of());
            if (fates.get(file) instanceof Unmatched && posts.size() == 1) {
                fates.put(
                        file,
                        new Matched(posts.iterator().next(), EnumSet.of(Evidence.IDENTICAL_BYTES), Optional.empty()));
            }
        }
    }
}
