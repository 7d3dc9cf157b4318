package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.export.Post;

/** Takes the posts of an export, deleted ones too, while it is read. */
final class PostScan {
    private static final int LARGEST_POST = 4 * 1024 * 1024;
    private static final String DELETED = "deleted-post";

    private final Path source;
    private final List<Post> posts = new ArrayList<>();
    private Optional<Instant> generatedAt = Optional.empty();
    private long notUnderstood;

    PostScan(Path source) {
        this.source = source;
    }

    static boolean isPost(Shape element) {
        return element.isOfType("post") || element.isOfType(DELETED);
    }

    List<Post> posts() {
        return posts;
    }

    /** When the platform made the export, as the links of posts tell. */
    Optional<Instant> generatedAt() {
        return generatedAt;
    }

    /** Elements of post lists that are no objects, or too large to be posts. */
    long notUnderstood() {
        return notUnderstood;
    }

    void noteStranger() {
        notUnderstood++;
    }

    /** Reads the object on whose brace the parser stands. */
    void read(ContentScan scan, JsonParser parser, Place place, int index) throws IOException {
        boolean deleted = place.shape().isOfType(DELETED);
        long offset = parser.currentTokenLocation().getByteOffset();
        PostFields fields = new PostFields(deleted);
        scan.members(place, (key, child) -> {
            boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
            if (!PostFields.reads(key)) {
                fields.meet(key);
            } else if (text || parser.currentToken() == JsonToken.VALUE_NUMBER_INT && PostFields.isDate(key)) {
                fields.take(key, parser.getText());
            } else {
                fields.take(key, "");
            }
            if (text && Mojibake.isIn(parser)) {
                scan.remarks().note(Remarks.Kind.MOJIBAKE, child, 1);
            }
            if (PostFields.isDate(key)) {
                fields.remark().ifPresent(remark -> scan.remarks().note(remark, child, 1));
            }
        });
        long length = parser.currentLocation().getByteOffset() - offset;
        if (offset < 0 || length > LARGEST_POST) {
            notUnderstood++;
            return;
        }
        String list = place.path();
        String where = list.substring(0, list.length() - 1) + index + "]";
        posts.add(fields.toPost(posts.size(), where, source, offset, (int) length));
        fields.generatedAt()
                .filter(time -> generatedAt.isEmpty() || time.isBefore(generatedAt.get()))
                .ifPresent(time -> generatedAt = Optional.of(time));
    }
}
