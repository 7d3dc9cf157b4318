package org.posterity.application;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Agent;
import org.posterity.record.Change;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;
import org.posterity.record.Terms;
import org.posterity.record.Terms.Restriction;

/**
 * Closes a package, or posts of it, or ends that.
 *
 * @param closing whether it closes; otherwise it ends what was closed
 * @param posts as people name them: a platform's id, a date such as {@code 2024-09-17T14:07:21Z}, or the path of a WARC file; none:
 *     the whole package
 * @param until the day from which it may be shown again; empty: for good
 */
record TermsChange(boolean closing, List<String> posts, Optional<LocalDate> until, Instant time)
        implements ChangeOfTerms {

    @Override
    public String message() {
        return "Access " + (closing ? "restricted" : "released") + ": " + what(posts) + ".";
    }

    /** How much is meant: {@code 2 posts}, {@code the whole package}. */
    static String what(List<String> posts) {
        return posts.isEmpty() ? "the whole package" : posts.size() + (posts.size() == 1 ? " post" : " posts");
    }

    /** Whether it changes the terms. */
    boolean changes(PackageRecords records) throws IOException {
        return !terms(records).equals(records.terms());
    }

    /** The terms of the package after the change. */
    @Override
    public Terms terms(PackageRecords records) throws IOException {
        Terms before = records.terms();
        Set<String> what = paths(records);
        List<Restriction> restrictions = new ArrayList<>();
        for (Restriction restriction : before.restrictions()) {
            if (closing || !what.contains(restriction.what())) {
                restrictions.add(restriction);
            }
        }
        if (!closing && restrictions.size() == before.restrictions().size()) {
            throw new IllegalArgumentException("No restriction is in force here. A consent that has ended"
                    + " or was withdrawn is renewed with a new consent record.");
        }
        if (closing) {
            // one that closes for longer stays beside it: closing never opens
            what.stream()
                    .map(path -> new Restriction(path, AccessLevel.DARK, until, false, false))
                    .filter(restriction -> !restrictions.contains(restriction))
                    .forEach(restrictions::add);
        }
        return new Terms(before.format(), before.accessions(), restrictions);
    }

    /** The line for the history of the package. */
    @Override
    public Change line(PackageRecords records) throws IOException {
        Agent institution = new Agent(
                "institution", records.accession(records.newest()).keeper().institution(), "organization", "");
        List<String> paths = posts.isEmpty() ? List.of() : List.copyOf(paths(records));
        return new Change(time, closing ? "restricted" : "released", paths, institution);
    }

    private Set<String> paths(PackageRecords records) throws IOException {
        Set<String> paths = new TreeSet<>();
        if (posts.isEmpty()) {
            paths.add(Restriction.WHOLE);
        }
        for (String name : posts) {
            Set<String> found = named(name, records);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("The package holds no post " + name
                        + ". Name it by its id on the platform, its date as in the report (2024-09-17T14:07:21Z), or the path of its"
                        + " WARC file (data/posts/…).");
            }
            paths.addAll(found);
        }
        return paths;
    }

    private static Set<String> named(String name, PackageRecords records) throws IOException {
        Set<String> found = new TreeSet<>();
        for (int accession : records.accessions()) {
            try (RecordLines<PostRecord> lines = records.posts(accession)) {
                while (lines.hasNext()) {
                    PostRecord post = lines.next();
                    boolean meant = post.postId().filter(name::equals).isPresent()
                            || post.date()
                                    .map(Instant::toString)
                                    .filter(name::equals)
                                    .isPresent()
                            || post.warc().filter(name::equals).isPresent();
                    post.warc().filter(path -> meant).ifPresent(found::add);
                }
            }
            try (RecordLines<FileRecord> lines = records.files(accession)) {
                while (lines.hasNext()) {
                    FileRecord file = lines.next();
                    file.warc()
                            .filter(path -> file.post().isEmpty() && path.equals(name))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }
}
