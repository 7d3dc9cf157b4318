package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The records of an accession, read as plain JSON and put together as tests ask for them. */
public record StoredRecords(Path accession) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json(String name) {
        try {
            return JSON.readTree(Files.readString(accession.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<JsonNode> lines(String name) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(accession.resolve(name))) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lines of posts.jsonl: {@code status} is what became of a post, {@code warc} where it lies below {@code data/}, {@code media}
     * its lines of files.jsonl.
     */
    public List<JsonNode> posts() {
        List<JsonNode> posts = new ArrayList<>();
        List<JsonNode> files = files();
        for (JsonNode line : lines("posts.jsonl")) {
            ObjectNode post = (ObjectNode) line;
            post.put("status", post.path("state").asText());
            if (post.has("stem")) {
                post.put("warc", "posts/" + post.path("stem").asText() + ".warc");
                ArrayNode media = post.putArray("media");
                files.stream()
                        .filter(file -> file.path("post").equals(post.path("stem")))
                        .forEach(media::add);
            }
            posts.add(post);
        }
        return posts;
    }

    /** Lines of files.jsonl: {@code kept}, and of the match its kind and reason, stand with the rest. */
    public List<JsonNode> files() {
        List<JsonNode> files = new ArrayList<>();
        for (JsonNode line : lines("files.jsonl")) {
            ObjectNode file = (ObjectNode) line;
            JsonNode match = file.path("match");
            file.put("kept", file.has("warc"));
            file.put("why", match.path("why").asText());
            if (match.has("evidence")) {
                file.set("evidence", match.path("evidence"));
            }
            if (match.has("candidates")) {
                file.set("candidates", match.path("candidates"));
            }
            file.put("match", match.path("kind").asText());
            files.add(file);
        }
        return files;
    }

    public List<String> findings() {
        return json("accounting.json").path("findings").findValuesAsText("code");
    }

    /** Everything that is not in the package: what, where, how many, by which rule, in which words. */
    public List<List<String>> notKept() {
        List<List<String>> rows = new ArrayList<>();
        JsonNode accounting = json("accounting.json");
        for (JsonNode path : accounting.path("paths")) {
            String where = path.path("path").asText();
            for (Map.Entry<String, JsonNode> rule : path.at("/numbers/leftOut").properties()) {
                rows.add(List.of(
                        "section",
                        where,
                        rule.getValue().asText(),
                        rule.getKey(),
                        accounting.path("rules").path(rule.getKey()).asText()));
            }
            if (path.at("/numbers/aggregated").asLong() > 0) {
                rows.add(
                        List.of("section", where, path.at("/numbers/aggregated").asText(), "aggregated", "Counted."));
            }
            if (path.at("/numbers/notUnderstood").asLong() > 0) {
                rows.add(List.of(
                        "section", where, path.at("/numbers/notUnderstood").asText(), "not-understood", "Not known."));
            }
        }
        for (JsonNode post : lines("posts.jsonl")) {
            if (post.has("rule")) {
                rows.add(List.of(
                        post.path("deleted").asBoolean() ? "deleted post" : "post",
                        post.path("path").asText(),
                        "1",
                        post.path("rule").asText(),
                        post.path("reason").asText()));
            }
        }
        for (JsonNode file : lines("files.jsonl")) {
            String where = file.path("path").asText();
            if (file.has("rule")) {
                rows.add(List.of(
                        "file",
                        where,
                        "1",
                        file.path("rule").asText(),
                        file.path("reason").asText()));
            }
            for (Map.Entry<String, JsonNode> rule : file.at("/screened/lines").properties()) {
                rows.add(List.of(
                        "text in lines of a file",
                        where,
                        rule.getValue().asText(),
                        rule.getKey(),
                        accounting.path("rules").path(rule.getKey()).asText()));
            }
        }
        return rows;
    }

    /** The same as text, a row a line. */
    public String notKeptAsText() {
        StringBuilder text = new StringBuilder();
        notKept()
                .forEach(row ->
                        text.append('"').append(String.join("\",\"", row)).append("\"\n"));
        return text.toString();
    }
}
