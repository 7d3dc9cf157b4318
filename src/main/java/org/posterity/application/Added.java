package org.posterity.application;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostChange;
import org.posterity.record.RecordLines;

/**
 * What a later accession added to its package.
 *
 * @param posts how many posts differ from the accession before, in which way
 * @param files how many files it brought
 * @param forHeldPosts how many of these belong to posts that the package held before
 * @param held how many of the files that were handed over the package had already
 */
public record Added(Map<PostChange.Kind, Long> posts, long files, long forHeldPosts, long held) {

    /** Empty for a first accession, which brought everything. */
    static Optional<Added> by(int accession, PackageRecords records) {
        if (accession == 1) {
            return Optional.empty();
        }
        Map<PostChange.Kind, Long> posts = new EnumMap<>(PostChange.Kind.class);
        long files = 0;
        long forHeldPosts = 0;
        long held = 0;
        try (RecordLines<PostChange> changes = records.comparison(accession);
                RecordLines<FileRecord> lines = records.files(accession)) {
            while (changes.hasNext()) {
                posts.merge(changes.next().what(), 1L, Long::sum);
            }
            while (lines.hasNext()) {
                FileRecord file = lines.next();
                files += file.added() ? 1 : 0;
                forHeldPosts += file.forHeldPost() ? 1 : 0;
                held += file.broughtBy().isPresent() ? 1 : 0;
            }
            return Optional.of(new Added(posts, files, forHeldPosts, held));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
