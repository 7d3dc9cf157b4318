package org.posterity.packaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** Writes the ledgers of an accession: what came, what is held, what is not, and why. */
final class LedgerWriting {
    private static final List<String> LEFT_OUT_BY_THE_PLATFORM = List.of(
            "The export holds no media files; its links to them die within ten days.",
            "The export holds no captions, view counts, comments by others or post ids.",
            "The export does not say whether it is complete; drafts never appear in it.");
    private static final String LISTED = "What was handed over, held against the posts that the export lists.";
    private static final String UNKNOWN =
            "There was no export: nothing says which posts there were, and nobody can tell whether the files are complete.";

    private final BagWriter bag;
    private final String folder;
    private final ScreenedExport export;
    private final PostLines lines;

    /** @param folder of the accession below {@code data/} */
    LedgerWriting(BagWriter bag, String folder, ScreenedExport export) {
        this.bag = bag;
        this.folder = folder;
        this.export = export;
        this.lines = new PostLines(export.submission().account());
    }

    /** What is written into one file, piece by piece. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Streams a file of the accession's folder into the bag. */
    void file(String name, Content content) throws IOException {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        DigestedFile file = bag.payload(path);
        try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            bag.add(path, file.finish());
        }
    }

    /** {@code posts.jsonl}: a line for every post that the export lists. */
    void posts(List<PlacedPost> posts) throws IOException {
        file("posts.jsonl", out -> {
            for (PlacedPost placed : posts) {
                line(out, lines.of(placed));
            }
        });
    }

    /** {@code engagement.jsonl}, where there are counts: dated, of the account and of each post. */
    void engagement(Contents contents) throws IOException {
        if (!hasEngagement(export, contents)) {
            return;
        }
        file("engagement.jsonl", out -> {
            Engagement.lines(out, account(export), export.context().account());
            for (PlacedPost placed : contents.posts()) {
                ObjectNode of = WarcWriting.JSON.createObjectNode();
                placed.warc().ifPresent(warc -> of.put("warc", warc));
                placed.account().postId().ifPresent(id -> of.put("postId", id));
                placed.account().post().date().ifPresent(date -> of.put("date", date.toString()));
                Engagement.lines(out, of, placed.account().notes().engagement());
            }
            Set<String> posts = new HashSet<>();
            for (LooseFiles.Loose loose : contents.loose()) {
                String id = LooseViews.postId(loose.media().file()).orElse("");
                if (loose.page().isPresent() && posts.add(id)) {
                    ObjectNode of = WarcWriting.JSON.createObjectNode();
                    of.put("warc", loose.warc()).put("postId", id);
                    Engagement.lines(out, of, loose.notes().engagement());
                }
            }
        });
    }

    static boolean hasEngagement(ScreenedExport export, Contents contents) {
        return !export.context().account().isEmpty()
                || contents.loose().stream()
                        .anyMatch(loose -> !loose.notes().engagement().isEmpty())
                || export.posts().stream()
                        .anyMatch(post -> !post.notes().engagement().isEmpty());
    }

    /** What a line of counts is of, when it is of the account. */
    static ObjectNode account(ScreenedExport export) {
        return WarcWriting.JSON
                .createObjectNode()
                .put("account", export.submission().account().toString());
    }

    /** {@code characterisation.jsonl}: a line for every file that was handed over, what it is and what became of it. */
    void characterisation(Contents contents) throws IOException {
        Map<ScreenedFile, Digest> renditions = contents.renditions();
        file("characterisation.jsonl", out -> {
            for (ScreenedFile file : export.files()) {
                ObjectNode json = Matches.describe(
                        file.fate(), WarcWriting.describe(file, file.file().name()));
                json.remove("name");
                Screenings.account(file, json);
                disposition(file, json);
                if (renditions.containsKey(file)) {
                    json.put("renditionDigest", renditions.get(file).toString());
                }
                line(out, json);
            }
        });
    }

    private static void disposition(ScreenedFile file, ObjectNode json) {
        if (file.disposition() instanceof Disposition.LeftOut leftOut) {
            json.put("kept", false).put("rule", leftOut.rule()).put("reason", leftOut.reason());
            return;
        }
        json.put("kept", true);
    }

    /** {@code completeness.json}: the export's posts and the files that were handed over, held against each other. */
    void completeness(Completeness completeness, List<PlacedPost> posts) throws IOException {
        file("completeness.json", out -> {
            try (JsonGenerator json = generator(out)) {
                json.writeStartObject();
                json.writeStringField("layout", export.facts().layout());
                json.writeStringField("completeness", export.withoutExport() ? "unknown" : "listed");
                json.writeStringField("completenessIs", export.withoutExport() ? UNKNOWN : LISTED);
                if (export.facts().generatedAt().isPresent()) {
                    json.writeStringField(
                            "exportGeneratedAt",
                            export.facts().generatedAt().get().toString());
                    json.writeStringField("exportGeneratedAtIs", "inferred from when the export's links expire");
                }
                json.writePOJOField("posts", counts(completeness));
                list(json, "list", posts, false);
                list(json, "deletedPosts", posts, true);
                json.writeArrayFieldStart("files");
                SupportingTimes times = new SupportingTimes(completeness.posts());
                for (ScreenedFile file : export.files()) {
                    json.writeTree(file(file, times));
                }
                json.writeEndArray();
                json.writeArrayFieldStart("leftOutByThePlatform");
                for (String sentence : export.withoutExport() ? List.<String>of() : LEFT_OUT_BY_THE_PLATFORM) {
                    json.writeString(sentence);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("findings");
                for (Finding finding : export.findings()) {
                    json.writeStartObject();
                    json.writeStringField("code", finding.code());
                    json.writeStringField("where", finding.where());
                    json.writeStringField("what", finding.what());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        });
    }

    private void list(JsonGenerator json, String name, List<PlacedPost> posts, boolean deleted) throws IOException {
        json.writeArrayFieldStart(name);
        for (PlacedPost placed : posts) {
            if (placed.account().deleted() == deleted) {
                json.writeTree(lines.of(placed));
            }
        }
        json.writeEndArray();
    }

    private static ObjectNode file(ScreenedFile file, SupportingTimes times) {
        ObjectNode json = WarcWriting.JSON.createObjectNode();
        json.put("path", file.file().path());
        Screenings.account(file, json);
        Matches.describe(file.fate(), json);
        List<Integer> candidates = file.fate().candidates();
        if (!candidates.isEmpty()) {
            candidates.forEach(json.putArray("posts")::add);
        }
        times.describe(file, json);
        disposition(file, json);
        return json;
    }

    static ObjectNode counts(Completeness completeness) {
        return WarcWriting.JSON
                .createObjectNode()
                .put("listed", completeness.counts().listed())
                .put("held", completeness.counts().held())
                .put("missing", completeness.counts().missing())
                .put("ambiguous", completeness.counts().ambiguous())
                .put("leftOut", completeness.counts().leftOut());
    }

    private static void line(OutputStream out, ObjectNode json) throws IOException {
        out.write(WarcWriting.JSON.writeValueAsBytes(json));
        out.write('\n');
    }

    /** For JSON that is written piece by piece. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        return WarcWriting.JSON
                .getFactory()
                .createGenerator(out)
                .setCodec(WarcWriting.JSON)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
    }
}
