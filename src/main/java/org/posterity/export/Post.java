package org.posterity.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A post as the export lists it, without its texts: those stay in the export's file until privacy reads them.
 *
 * @param ordinal position in the export, from 0, over all lists of posts
 * @param date when it was posted, UTC, to the second; absent where the export gives none that can be read
 * @param images how many images a photo post has, else 0
 * @param deleted whether the creator had deleted it; the export lists such posts for a while
 * @param where path of the object in the export, for example {@code Post.Posts.VideoList[3]}
 * @param source the file that holds the object
 * @param offset first byte of the object in that file
 * @param length its length in bytes
 */
public record Post(
        int ordinal,
        Optional<Instant> date,
        PostKind kind,
        int images,
        Visibility visibility,
        boolean deleted,
        String where,
        Path source,
        long offset,
        int length) {}
