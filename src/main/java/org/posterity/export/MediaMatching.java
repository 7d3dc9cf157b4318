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
        SidecarIds sidecars = new SidecarIds(submission.files().stream()
                .filter(file -> !exportSources.contains(file))
                .toList());
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
            found.ids().forEach(id -> ids.meet(id, dates.fitting(id)));
            if (found.ids().size() == 1 && found.dated().isPresent()) {
                ids.restrict(found.ids().iterator().next(), found.dated().get());
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
        NameEvidence name = NameEvidence.in(file.name());
        boolean fromFolder = name.ids().isEmpty()
                && at(name.dates()).isEmpty()
                && at(name.unixTimes()).isEmpty();
        if (fromFolder) {
            name = NameEvidence.in(folderOf(file.path()));
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

    private FileFate decide(Clues clues, IdAssignment assignment) {
        if (clues.ids().isEmpty()) {
            return clues.dated()
                    .<FileFate>map(posts -> posts.size() == 1
                            ? new Matched(posts.first(), clues.evidence(), Optional.empty())
                            : new Ambiguous(posts, clues.evidence(), "the dates in its name fit several posts"))
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
            return alone.isEmpty() && clues.dated().isEmpty()
                    ? new Unmatched()
                    : new Ambiguous(union(alone, clues), evidence, "its name and its sidecars carry different ids");
        }
        if (posts.isEmpty() && !alone.isEmpty()) {
            return new Ambiguous(union(alone, clues), evidence, "other ids claim all posts that its own id fits");
        }
        if (posts.isEmpty() && clues.dated().isEmpty()) {
            return new Unmatched();
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

    /** A file that says nothing itself belongs where its twins belong; where they differ, or are not certain, it is as uncertain. */
    private static void matchIdenticalBytes(List<ReceivedFile> files, Map<ReceivedFile, FileFate> fates) {
        Map<Digest, SortedSet<Integer>> certain = new HashMap<>();
        Map<Digest, SortedSet<Integer>> possible = new HashMap<>();
        fates.forEach((file, fate) -> (fate instanceof Matched ? certain : possible)
                .computeIfAbsent(file.sha256(), d -> new TreeSet<>())
                .addAll(fate.candidates()));
        Set<Evidence> evidence = EnumSet.of(Evidence.IDENTICAL_BYTES);
        for (ReceivedFile file : files) {
            if (!(fates.get(file) instanceof Unmatched)) {
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
