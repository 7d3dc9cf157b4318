package org.posterity.privacy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.Redaction;

/** The screened content of selected posts, in a workspace file: written in sequence, read in any order. */
final class ContentSpool implements Closeable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Path file;
    private final OutputStream out;
    private final List<FieldMeaning> meanings = new ArrayList<>();
    private final Map<FieldMeaning, Integer> numbers = new HashMap<>();
    private long end;

    ContentSpool(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** Where a content lies. */
    record Slice(long offset, int length) {}

    Slice write(ScreenedContent content) throws IOException {
        ArrayNode json = JSON.createArrayNode();
        ArrayNode fields = json.addArray();
        for (OwnField field : content.own().fields()) {
            fields.addArray()
                    .add(field.key())
                    .add(number(field.meaning().orElseThrow()))
                    .add(field.value().orElseThrow())
                    .add(field.says());
        }
        ArrayNode redactions = json.addArray();
        content.redactions().forEach(it -> redactions.addArray().add(it.field()).add(it.rule()));
        byte[] bytes = JSON.writeValueAsBytes(json);
        out.write(bytes);
        Slice slice = new Slice(end, bytes.length);
        end += bytes.length;
        return slice;
    }

    private int number(FieldMeaning meaning) {
        return numbers.computeIfAbsent(meaning, it -> {
            meanings.add(it);
            return meanings.size() - 1;
        });
    }

    /** Returns what was written; nothing may be written afterwards. */
    ScreenedContent read(Slice slice) {
        ByteBuffer bytes = ByteBuffer.allocate(slice.length());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, slice.offset() + bytes.position()) >= 0) {
                continue;
            }
            JsonNode json = JSON.readTree(bytes.array());
            List<OwnField> fields = new ArrayList<>();
            json.get(0)
                    .forEach(field -> fields.add(new OwnField(
                            field.get(0).textValue(),
                            Optional.of(meanings.get(field.get(1).intValue())),
                            Optional.of((ValueNode) field.get(2)),
                            field.get(3).booleanValue())));
            List<Redaction> redactions = new ArrayList<>();
            json.get(1)
                    .forEach(it -> redactions.add(
                            new Redaction(it.get(0).textValue(), it.get(1).textValue())));
            return new ScreenedContent(new OwnObject(fields), redactions);
        } catch (IOException e) {
            throw new TerminalFailure("The workspace can no longer be read.", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
