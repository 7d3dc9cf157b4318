package org.posterity.packaging;

import org.posterity.model.PackageId;
import org.posterity.privacy.ScreenedFile;

/**
 * What a submission would add to the package that it joins.
 *
 * @param accession the number that it would get
 * @param posts how many posts the package does not know
 * @param vanished how many posts the export before listed and this one does not
 * @param files how many files it does not have
 * @param held how many of the files it has already
 */
public record Foreseen(PackageId aip, int accession, long posts, long vanished, long files, long held) {

    static Foreseen of(Joining.Joined joined, int accession, Iterable<ScreenedFile> kept) {
        long held = 0;
        long files = 0;
        for (ScreenedFile file : kept) {
            if (joined.held().holds(file)) {
                held++;
            } else {
                files++;
            }
        }
        long posts = joined.completeness().posts().stream()
                .filter(post -> post.screened().isPresent() && post.held().isEmpty())
                .count();
        long vanished = joined.completeness().posts().isEmpty()
                ? 0
                : joined.held().listedLast().stream()
                        .filter(post -> !joined.places().known().contains(post))
                        .count();
        return new Foreseen(joined.aip(), accession, posts, vanished, files, held);
    }
}
