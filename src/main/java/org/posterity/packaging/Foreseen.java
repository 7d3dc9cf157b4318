package org.posterity.packaging;

import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.model.PackageId;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedFile;

/**
 * What a submission would add to the package that it joins.
 *
 * @param accession the number that it would get
 * @param posts how many posts the package does not know
 * @param vanished how many posts the export before listed and this one does not
 * @param files how many files it does not have
 * @param forHeldPosts how many of these belong to posts that it knows
 * @param held how many of the files it has already
 */
public record Foreseen(
        PackageId aip, int accession, long posts, long vanished, long files, long forHeldPosts, long held) {

    static Foreseen of(Joining.Joined joined, int accession, boolean complete, Iterable<ScreenedFile> kept) {
        long held = 0;
        long files = 0;
        long forHeldPosts = 0;
        Set<Integer> known = joined.completeness().posts().stream()
                .filter(post -> post.held().isPresent())
                .map(post -> post.post().ordinal())
                .collect(Collectors.toSet());
        for (ScreenedFile file : kept) {
            if (joined.held().holds(file)) {
                held++;
            } else {
                files++;
                forHeldPosts +=
                        file.disposition() instanceof Disposition.WithPost it && known.contains(it.post()) ? 1 : 0;
            }
        }
        long posts = joined.completeness().posts().stream()
                .filter(post -> post.screened().isPresent() && post.held().isEmpty())
                .count();
        long vanished = !complete || joined.completeness().posts().isEmpty()
                ? 0
                : joined.held().listedLast().stream()
                        .filter(post -> !joined.places().known().contains(post))
                        .count();
        return new Foreseen(joined.aip(), accession, posts, vanished, files, forHeldPosts, held);
    }
}
