package org.posterity.export.tiktok.context;

import java.util.Arrays;
import java.util.Optional;

/** The content of a column of TikTok Studio's tables, whatever the language of its heading. */
enum StudioColumn {
    DAY("day", ""),
    CAPTION("caption", ""),
    LINK("link", ""),
    POST_TIME("post-time", ""),
    VIEWS("views", "views"),
    LIKES("likes", "likes"),
    COMMENTS("comments", "comments"),
    SHARES("shares", "shares"),
    SAVES("saves", "saves"),
    PROFILE_VIEWS("profile-views", "profileViews"),
    FOLLOWERS("followers", "followers"),
    /** Known, and not used: averages, shares, weekly numbers, differences. */
    OTHER("other", "");

    private final String id;
    private final String count;

    StudioColumn(String id, String count) {
        this.id = id;
        this.count = count;
    }

    /** The name of the column's counts in a snapshot; empty for other columns. */
    String count() {
        return count;
    }

    boolean isCount() {
        return !count.isEmpty();
    }

    static Optional<StudioColumn> parse(String id) {
        return Arrays.stream(values()).filter(column -> column.id.equals(id)).findFirst();
    }
}
