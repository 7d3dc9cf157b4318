package org.posterity.export.tiktok.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a TXT export as TikTok would, from what the account holds and the dialect of a year and language. */
final class TextExportWriter {
    private final Dialect dialect;

    TextExportWriter(Dialect dialect) {
        this.dialect = dialect;
    }

    TextFiles write(GroundTruth truth, Path home) {
        TextFiles files = new TextFiles(home);
        texts(truth).forEach(files::with);
        return files;
    }

    /** The files' texts by their paths. */
    Map<String, String> texts(GroundTruth truth) {
        Map<String, String> files = new TreeMap<>();
        put(files, "profile-file", label("user") + truth.account());
        put(files, "posts-file", blocks(truth.posts().stream().map(this::post).toList()));
        put(
                files,
                "comments-file",
                blocks(truth.comments().stream().map(this::comment).toList()));
        put(
                files,
                "likes-file",
                blocks(truth.likes().stream()
                        .map(like -> date(like.date()) + "\n" + label("link") + like.value())
                        .toList()));
        put(
                files,
                "following-file",
                blocks(truth.following().stream()
                        .map(one -> date(one.date()) + "\n" + label("user") + one.value())
                        .toList()));
        put(
                files,
                "messages-file",
                blocks(truth.chats().stream().map(this::chat).toList()));
        return files;
    }

    private void put(Map<String, String> files, String name, String text) {
        files.put(dialect.wrapper() + dialect.word(name), dialect.crlf() ? text.replace("\n", "\r\n") : text);
    }

    private String post(GroundTruth.Post post) {
        List<String> lines = new ArrayList<>();
        lines.add(date(post.date()));
        lines.add(label("link") + String.join("\n", post.links()));
        lines.add(label("likes") + post.likes());
        if (dialect.has("who")) {
            lines.add(label("who") + dialect.word(post.whoCanView()));
            lines.add(label("comments") + dialect.word("yes"));
            lines.add(label("duets") + dialect.word(post.duets() ? "yes" : "no"));
            lines.add(label("sound") + post.sound());
            if (!post.location().isEmpty()) {
                lines.add(label("place") + post.location());
            }
            lines.add(label("yours") + dialect.word("absent"));
        }
        return String.join("\n", lines);
    }

    private String comment(GroundTruth.Comment comment) {
        String text = date(comment.date()) + "\n" + label("comment") + comment.text();
        return dialect.has("photo")
                ? text + "\n" + label("photo") + dialect.word("absent") + "\n" + label("url") + "https://c.example/1"
                : text;
    }

    private String chat(GroundTruth.Chat chat) {
        String heading = dialect.word("chat").replace("*", chat.partner());
        List<String> messages = chat.messages().stream()
                .map(message -> dialect.lineMessages()
                        ? message.date() + dialect.dateSuffix() + " " + message.from() + ": " + message.text()
                        : date(message.date()) + "\n" + label("from") + message.from() + "\n" + label("content")
                                + message.text())
                .toList();
        return heading + "\n" + String.join(dialect.lineMessages() ? "\n" : "\n\n", messages);
    }

    private static String blocks(List<String> blocks) {
        return String.join("\n\n", blocks);
    }

    private String date(String date) {
        return label("date") + date + dialect.dateSuffix();
    }

    private String label(String name) {
        return dialect.word(name) + ": ";
    }
}
