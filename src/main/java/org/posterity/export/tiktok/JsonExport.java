package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.posterity.export.ExportContent;
import org.posterity.export.Items;
import org.posterity.export.ReadResult;
import org.posterity.export.SectionCount;
import org.posterity.export.json.ExportJson;
import org.posterity.export.json.IndependentCount;
import org.posterity.export.json.TrailingContentException;
import org.posterity.export.json.Utf8Input;
import org.posterity.model.Category;
import org.posterity.model.Finding;
import org.posterity.model.TerminalFailure;

/** One JSON file of an export: reads it, and counts it a second time at the same time. */
final class JsonExport {
    private final Structure structure;
    private final AcceptedStructure accepted;

    JsonExport(Structure structure, AcceptedStructure accepted) {
        this.structure = structure;
        this.accepted = accepted;
    }

    /**
     * Reads the file. The result names no sources, because the received file may be another one from which this was made.
     *
     * @param name the file's name for people
     * @param covered the categories whose values may be taken
     * @param items where items are written
     */
    ReadResult read(Path file, String name, Predicate<Category> covered, Path items) {
        try {
            return readStrictly(file, name, covered, items);
        } catch (Utf8Input.Malformed e) {
            return TikTok.BROKEN.notUtf8(name, e);
        } catch (IOException e) {
            throw new TerminalFailure("The export can no longer be read, or the workspace cannot be written.", e);
        }
    }

    /** A trailing comma, left by an editor, loses nothing: it is skipped and reported. */
    private ReadResult readStrictly(Path file, String name, Predicate<Category> covered, Path items)
            throws IOException {
        try {
            return new ReadResult.Read(content(ExportJson.STRICT, file, name, covered, items, List.of()));
        } catch (JsonProcessingException strict) {
            Finding comma = new Finding(
                    "trailing-comma",
                    TikTok.BROKEN.describe(name, file, strict).fault().where(),
                    "The export has an extra comma here, which was ignored. The file was probably edited.");
            try {
                return new ReadResult.Read(content(ExportJson.TOLERANT, file, name, covered, items, List.of(comma)));
            } catch (JsonProcessingException e) {
                return TikTok.BROKEN.describe(name, file, e);
            }
        }
    }

    private ExportContent content(
            JsonFactory json, Path file, String name, Predicate<Category> covered, Path items, List<Finding> found)
            throws IOException {
        PostScan posts = new PostScan(file, structure);
        try (ParallelWork<SortedMap<String, Long>> count =
                        new ParallelWork<>("second count", new IndependentCount(json, file, structure.root()));
                JsonParser parser = ExportJson.open(json, file);
                EmptyWords emptyWords = new EmptyWords(file);
                Items.Writer writer = new Items.Writer(items)) {
            ContentScan scan = new ContentScan(parser, structure, posts, covered, writer, emptyWords);
            scan.read();
            List<Finding> findings = new ArrayList<>(found);
            switch (FirstValue.of(file, parser).rest()) {
                case NOTHING -> {}
                case COPIES ->
                    findings.add(new Finding(
                            "export-written-twice",
                            name,
                            "The file contains the same export more than once. It was read once."));
                case ANOTHER, STRAY -> throw new TrailingContentException(parser);
            }
            if (posts.notUnderstood() > 0) {
                findings.add(new Finding(
                        "posts-not-understood",
                        name,
                        posts.notUnderstood() + " entries in lists of posts do not look like posts."));
            }
            findings.addAll(scan.remarks().findings(name));
            List<SectionCount> counts = scan.tally().counts(accepted::accepts, findings);
            return new ExportContent(
                    LayoutYear.of(counts),
                    List.of(),
                    scan.profile(),
                    posts.posts(),
                    posts.contents(),
                    Map.of(),
                    writer.finished(),
                    counts,
                    count.result(),
                    posts.generatedAt(),
                    findings);
        }
    }
}
