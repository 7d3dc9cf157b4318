package org.posterity.export.tiktok.context;

import java.util.Arrays;
import java.util.Optional;

/** What a column of TikTok Studio's tables holds, in whatever language it is headed. */
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
    /** Known, and not taken: averages and shares of a whole, numbers of a week, differences. */
    OTHER("other", "");

    private final String id;
    private final String count;

    StudioColumn(String id, String count) {
        this.id = id;
        this.count = count;
    }

    /** The name under which a snapshot holds the column's number; empty for a column that is no count. */
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
