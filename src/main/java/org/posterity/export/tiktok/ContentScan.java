package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.Post;
import org.posterity.export.Profile;
import org.posterity.export.SectionCount;

/** The second reading of an export: posts and profile are taken, every other path is counted, its values never built. */
final class ContentScan {
    private static final int LONGEST_PROFILE_VALUE = 64 * 1024;
    private static final int LARGEST_POST = 4 * 1024 * 1024;

    private final SectionNode root;
    private final Path source;
    private final boolean withProfile;
    private final List<Post> posts = new ArrayList<>();
    private Optional<Profile> profile = Optional.empty();
    private Optional<Instant> generatedAt = Optional.empty();
    private long postsNotUnderstood;
    private long repeatedKeys;

    /** @param withProfile whether the profile may be taken; else it is only counted */
    ContentScan(TikTokStructure structure, Path source, boolean withProfile) {
        this.root = SectionNode.root(structure);
        this.source = source;
        this.withProfile = withProfile;
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

    /** Keys that were met again in the same post or profile. */
    long repeatedKeys() {
        return repeatedKeys;
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
            if (withProfile && node.isProfileMap() && profile.isEmpty()) {
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
        Set<SectionNode> met = new HashSet<>();
        while (next(parser) != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SectionNode child = node.meet(key);
            repeatedKeys += met.add(child) || !child.isNamed() ? 0 : 1;
            if (!PostFields.reads(key)) {
                next(parser);
                fields.meet(key);
            } else {
                fields.take(key, next(parser) == JsonToken.VALUE_STRING ? parser.getText() : "");
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
            next(parser);
            if (child.isNamed()) {
                repeatedKeys += object.has(key) ? 1 : 0;
                scalar(parser).ifPresent(value -> object.set(key, value));
            }
            count(parser, child);
        }
        profile = Optional.of(new Profile(node.path(), object));
    }

    /** The value as it stands, numbers as exact as they are written; empty for null, lists, objects and what is too long. */
    private static Optional<ValueNode> scalar(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ValueNode value = switch (parser.currentToken()) {
            case VALUE_STRING ->
                parser.getTextLength() < LONGEST_PROFILE_VALUE ? nodes.textNode(parser.getText()) : null;
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
            default -> null;
        };
        return Optional.ofNullable(value);
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
