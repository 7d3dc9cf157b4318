package org.posterity.model;

import java.util.Arrays;
import java.util.Optional;

/** A kind of content that a donor can agree to have kept. What no category covers is not selected. */
public enum Category {
    POSTS("posts", "posts that everyone could see"),
    NON_PUBLIC_POSTS("non-public-posts", "posts for friends or for the creator alone"),
    DELETED_POSTS("deleted-posts", "posts that the creator had deleted"),
    MEDIA("media", "the video and photo files"),
    PROFILE("profile", "the profile: name, picture link, description"),
    ENGAGEMENT("engagement", "counts of views, likes, comments, shares and saves"),
    COMMENTS("comments", "comments the creator wrote"),
    LIKES("likes", "what the creator liked"),
    FAVOURITES("favourites", "what the creator saved"),
    FOLLOWERS("followers", "who follows the creator"),
    FOLLOWING("following", "whom the creator follows"),
    MESSAGES("messages", "private messages"),
    SEARCHES("searches", "what the creator searched for"),
    WATCH_HISTORY("watch-history", "what the creator watched"),
    LOGINS("logins", "logins, addresses and devices"),
    SHARES("shares", "what the creator shared"),
    LIVE("live", "live streams broadcast and watched"),
    SHOP("shop", "purchases and shopping"),
    WALLET("wallet", "coins, gifts and payments"),
    SETTINGS("settings", "account settings"),
    ADS("ads", "advertising data"),
    PLACES("places", "locations and reviews of places");

    private final String id;
    private final String words;

    Category(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** The name used in consent records, tables and ledgers. */
    public String id() {
        return id;
    }

    /** The category in words for a donor. */
    public String words() {
        return words;
    }

    public static Optional<Category> parse(String id) {
        return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
    }
}
