package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.Post;
import org.posterity.export.PostContents;
import org.posterity.export.SharedField;
import org.posterity.export.Visibility;
import org.posterity.export.WholeNumber;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.PostSlices;
import org.posterity.export.json.Shape;
import org.posterity.export.tiktok.context.NoCount;

/** Takes the posts of an export, including deleted ones, while it is read. */
final class PostScan {
    private static final String DELETED = "deleted-post";

    private final Path source;
    private final List<Post> posts = new ArrayList<>();
    private final PostSlices slices = new PostSlices();
    private final Structure structure;
    private final Map<Shape, ObjectSlice> objects = new HashMap<>();
    private Optional<Instant> generatedAt = Optional.empty();
    private long notUnderstood;

    PostScan(Path source, Structure structure) {
        this.source = source;
        this.structure = structure;
    }

    static boolean isPost(Shape element) {
        return element.isOfType("post") || element.isOfType(DELETED);
    }

    List<Post> posts() {
        return posts;
    }

    /** What the posts say. */
    PostContents contents() {
        return slices;
    }

    /** When the platform made the export, according to the links of posts. */
    Optional<Instant> generatedAt() {
        return generatedAt;
    }

    /** How many elements of post lists are not objects, or too large to be posts. */
    long notUnderstood() {
        return notUnderstood;
    }

    void noteStranger() {
        notUnderstood++;
    }

    /** Reads the object at whose brace the parser is. */
    void read(ContentScan scan, JsonParser parser, JsonPlace place, int index) throws IOException {
        boolean deleted = place.shape().isOfType(DELETED);
        long offset = parser.currentTokenLocation().getByteOffset();
        PostFields fields = new PostFields(deleted);
        JsonPlace[] visibility = {place};
        scan.members(place, (key, child) -> {
            boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
            FieldMeaning meaning = child.isKnown() ? child.shape().meaning().orElse(null) : null;
            boolean date = meaning != null && meaning.is(SharedField.PUBLISHED);
            if (meaning == null || !PostFields.reads(meaning)) {
                fields.meet(meaning);
            } else if (text || parser.currentToken() == JsonToken.VALUE_NUMBER_INT && date) {
                fields.take(meaning, parser.getText());
            } else {
                fields.take(meaning, "");
            }
            if (text) {
                scan.remarks().note(Remarks.Kind.MOJIBAKE, child, Mojibake.isIn(parser) ? 1 : 0);
                boolean tooLong = parser.getTextLength() > ObjectSlice.LONGEST_TEXT;
                scan.remarks().note(Remarks.Kind.TOO_LONG, child, tooLong ? 1 : 0);
            }
            if (date) {
                fields.remark().ifPresent(remark -> scan.remarks().note(remark, child, 1));
            }
            scan.remarks().note(Remarks.Kind.COUNT_NOT_UNDERSTOOD, child, isOddCount(meaning, parser) ? 1 : 0);
            if (meaning != null && meaning.is(SharedField.VISIBILITY)) {
                visibility[0] = child;
            }
        });
        long length = parser.currentLocation().getByteOffset() - offset;
        if (length > Integer.MAX_VALUE) {
            notUnderstood++;
            return;
        }
        if (fields.visibility() == Visibility.UNKNOWN) {
            scan.remarks().note(Remarks.Kind.VISIBILITY_NOT_UNDERSTOOD, visibility[0], 1);
        }
        String list = place.path();
        String where = list.substring(0, list.length() - 1) + index + "]";
        posts.add(fields.toPost(posts.size(), where));
        slices.add(
                source,
                offset,
                (int) length,
                objects.computeIfAbsent(place.shape(), shape -> new ObjectSlice(structure, shape)));
        fields.generatedAt()
                .filter(time -> generatedAt.isEmpty() || time.isBefore(generatedAt.get()))
                .ifPresent(time -> generatedAt = Optional.of(time));
    }

    private static boolean isOddCount(FieldMeaning meaning, JsonParser parser) throws IOException {
        if (meaning == null
                || meaning.role() != FieldRole.COUNT
                || !parser.currentToken().isScalarValue()
                || parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return WholeNumber.of(parser.getDecimalValue()).isEmpty();
        }
        String value = parser.getText();
        return WholeNumber.of(value).isEmpty() && !NoCount.isIn(value);
    }
}
