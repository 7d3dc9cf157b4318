package org.posterity.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.page.LinkSheet;
import org.posterity.page.LinkSheet.Link;
import org.posterity.page.LinkSheet.Section;
import org.posterity.storage.StoredFile;

/** Writes the page from which the posts of a copy to read are reached. */
final class ReadingPages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENING =
            "This is a copy to read and to play. The videos and photos lie beside the pages, under the"
                    + " names they had. What is checked and cited is the archival package that the copy was made of: ask whoever gave it to you.";
    private static final String PAGES = "data/index/pages.jsonl";

    private final Map<String, String> titles = new HashMap<>();
    private final List<Link> posts = new ArrayList<>();
    private final List<Link> others = new ArrayList<>();
    private String title = "Posts";

    /** @param files of the package; its list of pages says how posts are called */
    ReadingPages(List<StoredFile> files) throws IOException {
        for (StoredFile file : files) {
            if (file.logicalPath().equals(PAGES)) {
                read(file);
            }
        }
    }

    private void read(StoredFile pages) throws IOException {
        try (InputStream in = Channels.newInputStream(pages.open());
                MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
            while (lines.hasNextValue()) {
                JsonNode line = lines.nextValue();
                if (line.has("format")) {
                    title = line.path("title").asText(title);
                } else {
                    titles.put(line.path("id").asText(), line.path("title").asText());
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException("The list of pages is no JSON.");
        }
    }

    /** A folder of a post, {@code posts/2024/20240917T140721Z}. */
    void post(String folder) {
        String id = folder.substring(folder.lastIndexOf('/') + 1);
        posts.add(new Link(Optional.ofNullable(titles.get(id)).orElse(id), folder + "/index.html"));
    }

    /** Something that is not a post. */
    void other(String words, String target) {
        others.add(new Link(words, target));
    }

    /** Writes the page; how large it is, in bytes. */
    long write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            new LinkSheet(
                            title,
                            OPENING,
                            List.of(
                                    new Section(posts.size() == 1 ? "1 post" : posts.size() + " posts", posts),
                                    new Section("Beside the posts", others)))
                    .write(out);
        }
        return Files.size(file);
    }
}
