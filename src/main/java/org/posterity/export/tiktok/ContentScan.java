package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.export.Post;
import org.posterity.export.Profile;
import org.posterity.export.SectionCount;

/** The second reading of an export: posts and profile are taken, every other path is counted, its values never built. */
final class ContentScan {
    private static final int LONGEST_PROFILE_VALUE = 64 * 1024;
    private static final int LARGEST_POST = 4 * 1024 * 1024;

    private final SectionNode root;
    private final Path source;
    private final List<Post> posts = new ArrayList<>();
    private Optional<Profile> profile = Optional.empty();
    private Optional<Instant> generatedAt = Optional.empty();
    private long postsNotUnderstood;

    ContentScan(TikTokStructure structure, Path source) {
        this.root = SectionNode.root(structure);
        this.source = source;
    }

    List<Post> posts() {
        return posts;
    }

    Optional<Profile> profile() {
        return profile;
    }

    Optional<Instant> generatedAt() {
        return generatedAt;
    }

    /** Elements of post lists that are no objects, or too large to be posts. */
    long postsNotUnderstood() {
        return postsNotUnderstood;
    }

    List<SectionCount> sections() {
        List<SectionCount> counts = new ArrayList<>();
        root.collect(counts);
        return counts;
    }

    /** Reads the whole export; the parser stands before its first token. */
    void read(JsonParser parser) throws IOException {
        parser.nextToken();
        count(parser, root);
        if (parser.nextToken() != null) {
            throw new TrailingContentException(parser);
        }
    }

    private void count(JsonParser parser, SectionNode node) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            int index = 0;
            while (next(parser) != JsonToken.END_ARRAY) {
                SectionNode element = node.meetElement();
                if (node.isPostList()) {
                    post(parser, element, node.path() + "[" + index + "]");
                } else {
                    count(parser, element);
                }
                index++;
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            if (node.isProfileMap() && profile.isEmpty()) {
                profile(parser, node);
                return;
            }
            while (next(parser) != JsonToken.END_OBJECT) {
                SectionNode child = node.meet(parser.currentName());
                next(parser);
                count(parser, child);
            }
        }
    }

    private void post(JsonParser parser, SectionNode node, String where) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            postsNotUnderstood++;
            count(parser, node);
            return;
        }
        long offset = parser.currentTokenLocation().getByteOffset();
        PostFields fields = new PostFields();
        while (next(parser) != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SectionNode child = node.meet(key);
            if (next(parser).isScalarValue()) {
                fields.take(key, parser.getText());
            }
            count(parser, child);
        }
        long length = parser.currentLocation().getByteOffset() - offset;
        if (offset < 0 || length > LARGEST_POST) {
            postsNotUnderstood++;
            return;
        }
        posts.add(fields.toPost(posts.size(), where, source, offset, (int) length));
        fields.generatedAt()
                .filter(time -> generatedAt.isEmpty() || time.isBefore(generatedAt.get()))
                .ifPresent(time -> generatedAt = Optional.of(time));
    }

    private void profile(JsonParser parser, SectionNode node) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (next(parser) != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SectionNode child = node.meet(key);
            JsonToken value = next(parser);
            if (value.isScalarValue()
                    && value != JsonToken.VALUE_NULL
                    && parser.getTextLength() < LONGEST_PROFILE_VALUE) {
                object.put(key, parser.getText());
            }
            count(parser, child);
        }
        profile = Optional.of(new Profile(node.path(), object));
    }

    /** The next token of a structure that is still open; the end of the file there means that it breaks off. */
    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new com.fasterxml.jackson.core.io.JsonEOFException(parser, null, "The export breaks off.");
        }
        return token;
    }
}
