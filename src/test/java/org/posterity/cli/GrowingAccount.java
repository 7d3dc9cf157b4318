package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An account on TikTok over the years: its posts, and the export of any moment. */
final class GrowingAccount {
    private final String username;
    private final TreeMap<String, ObjectNode> posts = new TreeMap<>();
    private final Map<String, String> deleted = new LinkedHashMap<>();

    GrowingAccount(String username) {
        this.username = username;
    }

    /** Another name, the same posts. */
    GrowingAccount renamed(String name) {
        GrowingAccount other = new GrowingAccount(name);
        other.posts.putAll(posts);
        return other;
    }

    /** @param date as in {@code 2024-05-01 10:00:00} */
    GrowingAccount post(String date, String title) {
        ObjectNode post = ExportVersion.JSON.createObjectNode();
        post.put("Date", date)
                .put("Link", "https://video-va.tiktokv.com/storage/v1/x/" + posts.size() + "?a=1233")
                .put("Likes", "1")
                .put("WhoCanView", "Everyone")
                .put("Sound", "original sound")
                .put("Title", title);
        posts.put(date, post);
        return this;
    }

    GrowingAccount set(String date, String field, String value) {
        ObjectNode post = posts.get(date).deepCopy();
        post.put(field, value);
        posts.put(date, post);
        return this;
    }

    /** Another post of the same second. */
    GrowingAccount sameSecond(String date, String title) {
        ObjectNode post = posts.get(date).deepCopy();
        post.put("Title", title).put("Link", "https://video-va.tiktokv.com/storage/v1/x/twin?a=1233");
        posts.put(date + " ", post);
        return this;
    }

    /** Removes it from the export's list. */
    GrowingAccount without(String date) {
        posts.remove(date);
        return this;
    }

    /** Moves it to the list of deleted posts. */
    GrowingAccount delete(String date) {
        posts.remove(date);
        deleted.put(date, "2026-01-02 03:04:05");
        return this;
    }

    /** What the donor hands over: a new folder with the export as it is now; the media are added by the caller. */
    SampleDonation export(Path folder) throws IOException {
        ObjectNode export = ExportVersion.JSON.createObjectNode();
        ArrayNode list = export.putObject("Post").putObject("Posts").putArray("VideoList");
        posts.descendingMap().values().forEach(list::add);
        if (!deleted.isEmpty()) {
            ArrayNode gone = export.withObject("/Post/Recently Deleted Posts").putArray("PostList");
            deleted.forEach((date, on) -> gone.addObject()
                    .put("Date", date)
                    .put("DateDeleted", on)
                    .put("Link", "https://video-va.tiktokv.com/storage/v1/x/gone?a=1233")
                    .put("Likes", "1")
                    .put("WhoCanView", "Everyone")
                    .put("Title", "gone"));
        }
        export.putObject("Profile")
                .putObject("Profile Info")
                .putObject("ProfileMap")
                .put("userName", username)
                .put("bioDescription", "kelp and kites");
        return SampleDonation.in(folder).export("user_data_tiktok.json", ExportVersion.JSON.writeValueAsBytes(export));
    }

    /** By which name a downloader keeps the video of a post. */
    static String file(String date) {
        return date.replace(' ', '-').replace(':', '-') + ".mp4";
    }

    /** Random bytes in the frame of a film, so that nothing can be packed. */
    static byte[] film(int seed, int bytes) throws IOException {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        PseudoDonation.video(film, bytes, seed);
        return film.toByteArray();
    }

    static long sizeOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
