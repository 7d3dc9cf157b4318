package org.posterity.application;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.posterity.consent.Decisions;
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
 * @param paths the paths in the bag of WARC files, or {@link Restriction#WHOLE}
 * @param ending when it may be shown again
 * @param what how much is meant, in words
 */
record TermsChange(
        boolean closing, Set<String> paths, ChangeAccess.Ending ending, boolean toNobody, String what, Instant time)
        implements ChangeOfTerms {

    /** @throws IllegalArgumentException when the package has no such post */
    static TermsChange of(boolean closing, ChangeAccess.Request request, PackageRecords records, Instant time)
            throws IOException {
        return new TermsChange(
                closing, paths(request.posts(), records), request.ending(), request.toNobody(), request.what(), time);
    }

    @Override
    public String message() {
        return "Access " + (closing ? "restricted" : "released") + ": " + what + ".";
    }

    /**
     * How much is meant by posts as people name them: a platform's id, a date such as {@code 2024-09-17T14:07:21Z}, or the path of a
     * WARC file; none: the whole package.
     */
    static String what(List<String> posts) {
        return posts.isEmpty() ? "the whole package" : posts.size() + (posts.size() == 1 ? " post" : " posts");
    }

    /** Whether it changes the terms. */
    boolean changes(PackageRecords records) throws IOException {
        return !terms(records).equals(records.terms());
    }

    /** @throws IllegalArgumentException when there is nothing to release, in the terms or in the agreements */
    void requireRestricted(PackageRecords records, Decisions decisions) throws IOException {
        if (Stream.concat(records.terms().restrictions().stream(), decisions.restrictions().stream())
                .map(Restriction::what)
                .noneMatch(paths::contains)) {
            throw new IllegalArgumentException("No restriction is in force here. A consent that has ended"
                    + " or was withdrawn is renewed with a new consent record.");
        }
    }

    /** The terms of the package after the change. */
    @Override
    public Terms terms(PackageRecords records) throws IOException {
        Terms before = records.terms();
        List<Restriction> restrictions = new ArrayList<>();
        for (Restriction restriction : before.restrictions()) {
            if (closing || !paths.contains(restriction.what())) {
                restrictions.add(restriction);
            }
        }
        if (closing) {
            // one that closes for longer stays beside it: closing never opens
            paths.stream()
                    .map(path -> new Restriction(
                            path, AccessLevel.DARK, ending.day(), ending.event().isPresent(), toNobody))
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
        List<String> files =
                paths.stream().filter(path -> !path.equals(Restriction.WHOLE)).toList();
        return new Change(time, closing ? "restricted" : "released", files, institution);
    }

    private static Set<String> paths(List<String> posts, PackageRecords records) throws IOException {
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
                            || post.warcs().contains(name);
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
