package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.posterity.model.Account;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.PostCounts;

/** The report of a pre-ingest check: what would become of each submission, told before anything is stored. */
public record PreIngestReport(Instant made, String software, List<Submission> submissions) {
    public PreIngestReport {
        submissions = List.copyOf(submissions);
    }

    /**
     * One submission, or one platform's part of it.
     *
     * @param name by which the person who handed it in knows it, where it may be told
     * @param outcome what would become of it, in one sentence
     * @param faults why it would be refused
     * @param found what came, where it would be taken in
     */
    public record Submission(String name, String outcome, List<Fault> faults, Optional<Found> found) {
        public Submission {
            faults = List.copyOf(faults);
        }
    }

    /**
     * What came, and what would become of it.
     *
     * @param counts of the posts, without those that the creator had deleted
     * @param posts every post that the export lists, oldest first
     * @param leftOut how many values of the export would be left out, by rule
     */
    public record Found(
            Account account,
            PostCounts counts,
            List<Post> posts,
            List<File> files,
            SortedMap<String, Long> leftOut,
            List<Finding> findings) {
        public Found {
            posts = List.copyOf(posts);
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }

        long count(PostStatus status) {
            return switch (status) {
                case HELD -> counts.held();
                case MISSING -> counts.missing();
                case LEFT_OUT -> counts.leftOut();
                case AMBIGUOUS -> 0;
            };
        }

        /** Files that somebody could decide about: without posts there is nothing to choose from. */
        List<File> undecided() {
            return posts.isEmpty()
                    ? List.of()
                    : files.stream().filter(File::isUndecided).toList();
        }
    }

    /**
     * @param title date, kind and the beginning of what it says
     * @param media how many of its media came
     * @param files that belong to it
     * @param why it is missing or not selected
     */
    public record Post(String title, PostStatus status, String media, List<String> files, Optional<String> why) {
        public Post {
            files = List.copyOf(files);
        }
    }

    /** @param isUndecided whether it fits several posts, or none */
    public record File(String path, long size, String fate, boolean isUndecided) {}

    /** Writes the page; the writer is flushed and left open. It should encode in UTF-8. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JtepreIngestGenerated.render(html, null, this), out);
    }

    String title() {
        return "Pre-ingest check of "
                + (submissions.size() == 1
                        ? FileNames.shown(submissions.get(0).name())
                        : InWords.count(submissions.size(), "submission"));
    }
}
