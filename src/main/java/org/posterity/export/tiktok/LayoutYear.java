package org.posterity.export.tiktok;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.posterity.export.SectionCount;

/** The layout of an export, for people: the year in which its paths appeared. Nothing depends on it. */
final class LayoutYear {
    private LayoutYear() {}

    static String of(List<SectionCount> counts) {
        Set<String> paths = new HashSet<>();
        counts.forEach(count -> paths.add(count.path()));
        if (paths.contains("Profile And Settings")
                || paths.contains("Likes and Favorites")
                || paths.contains("Income+ Wallet")) {
            return "TikTok JSON, as of 2026";
        }
        if (paths.contains("Your Activity") || paths.contains("Post.Posts")) {
            return "TikTok JSON, as of March 2025";
        }
        if (paths.contains("Video.Videos.VideoList[].VideoLink")
                || paths.contains("Activity.Video Browsing History.VideoList[].VideoLink")) {
            return "TikTok JSON, as of 2021";
        }
        if (paths.contains("Video.RecentlyDeletedPosts") || paths.contains("Income Plus Wallet Transactions")) {
            return "TikTok JSON, as of late 2024";
        }
        return "TikTok JSON";
    }
}
