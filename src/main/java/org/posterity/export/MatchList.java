package org.posterity.export;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.export.FileFate.Aside;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Fault;

/** A curator's list, checked against the submission and the export: every row is a decision, or has a fault. */
final class MatchList {
    /** Written instead of a post if a file belongs to none. */
    private static final String NO_POST = "none";

    private final Map<String, List<HandedOverFile>> byPath = new HashMap<>();
    private final Map<String, List<HandedOverFile>> byName = new HashMap<>();
    private final Map<String, Set<Integer>> byWhere = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final PostDates dates;
    private final IdAssignment ids;
    private final Map<ReceivedFile, Optional<Integer>> decisions = new LinkedHashMap<>();
    private final Map<ReceivedFile, Integer> rowOf = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param matching what is known without the list; it ties ids to posts
     * @param elsewhere files that went with other exports: what the list says about them is decided there
     */
    MatchList(List<Post> posts, MediaNames names, Matching matching, List<ReceivedFile> elsewhere) {
        for (ReceivedFile file : elsewhere) {
            this.elsewhere.add(key(file.path()));
            this.elsewhere.add(key(file.name()));
        }
        this.dates = new PostDates(posts, names);
        this.ids = matching.ids();
        posts.forEach(post ->
                byWhere.computeIfAbsent(post.where(), w -> new TreeSet<>()).add(post.ordinal()));
        for (HandedOverFile handed : matching.files()) {
            byPath.computeIfAbsent(key(handed.file().path()), p -> new ArrayList<>())
                    .add(handed);
            byName.computeIfAbsent(key(handed.file().name()), n -> new ArrayList<>())
                    .add(handed);
        }
    }

    MatchList read(List<MatchListReader.Row> rows) {
        rows.forEach(this::read);
        return this;
    }

    List<Fault> faults() {
        return faults;
    }

    CuratorDecisions decisions() {
        return new CuratorDecisions(decisions);
    }

    private void read(MatchListReader.Row row) {
        if (row.file().isEmpty() || row.post().isEmpty()) {
            fault(
                    row,
                    row.file().isEmpty() ? "No file is named." : "No post is named.",
                    "Fill in both, or remove the row. Write none for a file that belongs to no post.");
            return;
        }
        if (files(row).isEmpty() && elsewhere.contains(key(bare(row)))) {
            return;
        }
        Optional<ReceivedFile> file = file(row);
        Optional<Optional<Integer>> post = post(row);
        if (file.isEmpty() || post.isEmpty()) {
            return;
        }
        Integer earlier = rowOf.putIfAbsent(file.get(), row.number());
        if (earlier != null) {
            fault(row, "This file is in row " + earlier + " already.", "Keep one row for each file.");
            return;
        }
        decisions.put(file.get(), post.get());
    }

    private static String bare(MatchListReader.Row row) {
        return row.file().replaceFirst("^\\./", "");
    }

    private List<HandedOverFile> files(MatchListReader.Row row) {
        String written = bare(row);
        List<HandedOverFile> found = byPath.getOrDefault(key(written), List.of());
        if (found.isEmpty()) {
            found = byPath.getOrDefault(key(written.replace('\\', '/')), List.of());
        }
        return found.isEmpty() ? byName.getOrDefault(key(written), List.of()) : found;
    }

    private Optional<ReceivedFile> file(MatchListReader.Row row) {
        List<HandedOverFile> found = files(row);
        if (found.size() != 1) {
            fault(
                    row,
                    found.isEmpty()
                            ? "The submission has no file with this path or name."
                            : "The submission has several files with this name.",
                    "Write the file's path in the submission. --dry-run with --checklist lists those that fit "
                            + "several posts, or none.");
            return Optional.empty();
        }
        if (found.get(0).fate() instanceof Aside) {
            fault(
                    row,
                    "This file cannot belong to a post: it is the export, a sidecar, or not a media file.",
                    "Remove the row.");
            return Optional.empty();
        }
        return Optional.of(found.get(0).file());
    }

    /** The post that a row names; an empty one for none; nothing if the row has a fault. */
    private Optional<Optional<Integer>> post(MatchListReader.Row row) {
        String written = row.post();
        if (written.equalsIgnoreCase(NO_POST)) {
            return Optional.of(Optional.empty());
        }
        Set<Integer> posts = byWhere.getOrDefault(written, Set.of());
        Optional<Instant> date = date(written);
        if (date.isPresent()) {
            posts = dates.at(date.get());
        } else if (written.matches("[0-9]{17,20}")) {
            posts = ids.postOf(written).map(Set::of).orElse(Set.of());
        }
        if (posts.size() != 1) {
            fault(
                    row,
                    posts.isEmpty() ? "The export has no such post." : "Several posts of the export have this date.",
                    "Write the post's date as in the export (2025-11-02 06:30:31), its position there "
                            + "(Post.Posts.VideoList[3]), a known id of one of its posts, or none.");
            return Optional.empty();
        }
        return Optional.of(posts.stream().findFirst());
    }

    private static Optional<Instant> date(String written) {
        String bare = written.replaceFirst("(?i)( ?UTC|Z)$", "").replace(' ', 'T');
        try {
            return Optional.of(LocalDateTime.parse(bare).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void fault(MatchListReader.Row row, String what, String remedy) {
        faults.add(new Fault("row " + row.number() + " of the list", what, remedy));
    }

    /** Cells of a table have no blanks around them. */
    private static String key(String path) {
        return Normalizer.normalize(path.strip(), Normalizer.Form.NFC);
    }
}
