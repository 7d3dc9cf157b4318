package org.posterity.record;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/**
 * The one reader and writer of JSON records. Absent and empty values are omitted; members are in the order of the record's
 * components.
 */
public final class RecordJson {
    private static final int LONGEST_TEXT = 1 << 24;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNestingDepth(50)
                            .build())
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(words())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(NON_ABSENT, NON_ABSENT))
            .withConfigOverride(List.class, list -> list.setInclude(JsonInclude.Value.construct(NON_EMPTY, ALWAYS)))
            .withConfigOverride(Set.class, set -> set.setInclude(JsonInclude.Value.construct(NON_EMPTY, ALWAYS)))
            .withConfigOverride(SortedMap.class, map -> map.setInclude(JsonInclude.Value.construct(NON_EMPTY, ALWAYS)))
            .build();

    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private RecordJson() {}

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("words");
        word(module, PackageId.class, PackageId::value, PackageId::new);
        word(module, SubmissionId.class, SubmissionId::value, SubmissionId::new);
        word(module, Digest.class, Digest::toString, Digest::parse);
        word(module, Account.class, Account::toString, Account::parse);
        word(module, Category.class, Category::id, id -> Category.parse(id).orElseThrow(RecordJson::unknown));
        word(
                module,
                AccessLevel.class,
                AccessLevel::id,
                id -> AccessLevel.parse(id).orElseThrow(RecordJson::unknown));
        word(
                module,
                ThirdParties.class,
                ThirdParties::id,
                id -> ThirdParties.parse(id).orElseThrow(RecordJson::unknown));
        constants(module, EventType.class);
        constants(module, Deed.Transfer.class);
        constants(module, Deed.Copyright.class);
        constants(module, Deed.Preservation.class);
        constants(module, PostRecord.State.class);
        constants(module, FileRecord.Match.Kind.class);
        constants(module, PostChange.Kind.class);
        return module;
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("An unknown word.");
    }

    private static <E extends Enum<E>> void constants(SimpleModule module, Class<E> type) {
        word(
                module,
                type,
                constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static <T> void word(
            SimpleModule module, Class<T> type, Function<T, String> written, Function<String, T> read) {
        module.addSerializer(type, new StdScalarSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(written.apply(value));
            }
        });
        module.addDeserializer(type, new FromStringDeserializer<T>(type) {
            @Override
            protected T _deserialize(String text, DeserializationContext context) {
                return read.apply(text);
            }
        });
    }

    /** Writes a record, indented, into a stream that stays open. */
    public static void write(Record json, OutputStream out) throws IOException {
        PRETTY.writeValue(out, json);
        out.write('\n');
    }

    /** A record as JSON, to be part of an answer to another program. */
    public static ObjectNode tree(Record json) {
        return JSON.valueToTree(json);
    }

    /** Writes a record as one line into a stream that stays open. */
    public static void writeLine(Record json, OutputStream out) throws IOException {
        JSON.writeValue(out, json);
        out.write('\n');
    }

    /**
     * Reads one record.
     *
     * @throws DamagedRecord when it is not of this kind; the message quotes nothing of it
     */
    public static <T extends Record> T read(InputStream in, Class<T> type) throws IOException {
        try {
            return JSON.readValue(in, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new DamagedRecord(type);
        }
    }

    /** Reads records lazily, one per line; closing the lines closes the stream. */
    public static <T extends Record> RecordLines<T> lines(InputStream in, Class<T> type) throws IOException {
        JsonParser parser = JSON.createParser(in);
        MappingIterator<T> values = JSON.readerFor(type).readValues(parser);
        return new RecordLines<>(values, type);
    }
}
