package org.posterity.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A post as the export lists it, without its texts: those are read from {@link PostContents} when they are asked for.
 *
 * @param ordinal position in the export, from 0, over all lists of posts
 * @param id the platform's id of it, where the export gives one
 * @param date when it was posted, UTC, to the second; absent where the export gives none that can be read
 * @param dating what is known of the date's zone; one that is unknown is taken for UTC
 * @param media how many media it has, where the export tells
 * @param lost numbers, from 1, of media that the export lists by file and does not hold
 * @param statedVisibility the platform's own word for who could see it, where it is one that is known
 * @param deleted whether the creator had deleted it; the export lists such posts for a while
 * @param where path of the object in the export, for example {@code Post.Posts.VideoList[3]}
 */
public record Post(
        int ordinal,
        Optional<String> id,
        Optional<Instant> date,
        ExportDate.Zone dating,
        PostKind kind,
        OptionalInt media,
        List<Integer> lost,
        Visibility visibility,
        Optional<String> statedVisibility,
        boolean deleted,
        String where) {

    public Post {
        lost = List.copyOf(lost);
    }

    /** The same post at another position. */
    public Post at(int other) {
        return new Post(other, id, date, dating, kind, media, lost, visibility, statedVisibility, deleted, where);
    }
}
