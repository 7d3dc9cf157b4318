package org.posterity.export.tiktok.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What an invented account holds, from which exports are made and to which transcripts are compared. */
record GroundTruth(
        String account,
        List<Post> posts,
        List<Comment> comments,
        List<Dated> likes,
        List<Dated> following,
        List<Chat> chats) {

    /** {@code location} is empty where there is none. */
    record Post(
            String date,
            List<String> links,
            int likes,
            String whoCanView,
            boolean duets,
            String sound,
            String location) {}

    record Comment(String date, String text) {}

    record Dated(String date, String value) {}

    record Message(String date, String from, String text) {}

    record Chat(String partner, List<Message> messages) {}

    private static final List<String> VISIBILITIES = List.of("Everyone", "Friends", "Only You");
    private static final List<String> TEXTS = List.of(
            "lovely knot",
            "two\nlines",
            "three\n\nlines, one blank",
            "recipe: kelp, salt, patience",
            "and then\n\nnote: it was foggy\nreally",
            "Date: tomorrow?",
            "kelp \ud83e\udeb8 & caf\u00e9 \u2615",
            "a: b: c");

    static GroundTruth generated(int posts, long seed) {
        Random random = new Random(seed);
        List<Post> made = new ArrayList<>();
        List<Comment> comments = new ArrayList<>();
        List<Dated> likes = new ArrayList<>();
        List<Dated> following = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            boolean photo = random.nextInt(4) == 0;
            List<String> links = new ArrayList<>();
            for (int image = 0; image < (photo ? 2 + random.nextInt(5) : 1); image++) {
                links.add(
                        photo
                                ? "https://p16-ttdyd-sign-va.ibyteimg.com/tos-photomode/" + i + "-" + image
                                        + ".jpeg?x=1"
                                : "https://video-va.tiktokv.com/storage/v1/tos/" + i + "?a=1233");
            }
            made.add(new Post(
                    date(posts - i, random),
                    links,
                    random.nextInt(5_000),
                    VISIBILITIES.get(random.nextInt(3)),
                    random.nextBoolean(),
                    random.nextBoolean() ? " - " : "original sound - kelp.and.kites",
                    random.nextInt(3) == 0 ? "Tarn Wharf" : ""));
            comments.add(new Comment(date(posts - i, random), TEXTS.get(i % TEXTS.size())));
            likes.add(new Dated(
                    date(posts - i, random), "https://www.tiktokv.com/share/video/70000000000000000" + (10 + i) + "/"));
            following.add(new Dated(date(posts - i, random), "tern_and_tide_" + i));
        }
        List<Chat> chats = List.of(
                new Chat(
                        "tern_and_tide",
                        List.of(
                                new Message(date(3, random), "kelp.and.kites", "see you at the pier"),
                                new Message(date(2, random), "tern_and_tide", "bring:\n\na kite"))),
                new Chat("gull.gale", List.of(new Message(date(1, random), "gull.gale", "ahoy"))));
        return new GroundTruth("kelp.and.kites", made, comments, likes, following, chats);
    }

    private static String date(int day, Random random) {
        return "20%02d-%02d-%02d %02d:%02d:%02d"
                .formatted(
                        20 + day / 336 % 10,
                        1 + day / 28 % 12,
                        1 + day % 28,
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60));
    }
}
