package org.posterity.consent;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.located.Document;
import org.posterity.model.TerminalFailure;

/** The JSON Schema of consent records: the institution's own, or the one that ships with the program. */
public final class ConsentSchema {
    static final String FILE = "consent-record.schema.json";

    private final JsonNode document;
    private final Set<String> keys = new TreeSet<>();
    private JsonSchema validator;

    private ConsentSchema(JsonNode document) {
        this.document = document;
        collectKeys(document);
    }

    /** The schema in the settings folder, or the shipped one if the folder has none. */
    public static ConsentSchema in(Path configFolder) {
        Path file = configFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return shipped();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            ConsentSchema own = read(stream);
            own.validator();
            return own;
        } catch (IOException | RuntimeException e) {
            throw new TerminalFailure("The file " + FILE + " in the settings folder is not a JSON Schema.", e);
        }
    }

    /** The schema that ships with the program. */
    public static ConsentSchema shipped() {
        try (InputStream stream = ConsentSchema.class.getResourceAsStream("/config/" + FILE)) {
            if (stream == null) {
                throw new TerminalFailure("This build of Posterity lacks its consent schema.");
            }
            return read(stream);
        } catch (IOException e) {
            throw new TerminalFailure("The consent schema of this build cannot be read.", e);
        }
    }

    private static ConsentSchema read(InputStream stream) throws IOException {
        JsonNode document = new ObjectMapper().readTree(stream);
        if (!document.isObject()) {
            throw new IOException("A schema is a JSON object.");
        }
        return new ConsentSchema(document);
    }

    /**
     * The allowed values of a field, or of the elements of a list; none if any text is allowed.
     *
     * @param field a pointer into a record (RFC 6901)
     */
    public List<String> choices(String field) {
        JsonNode rule = referred(rule(field));
        return words((rule.has("items") ? referred(rule.path("items")) : rule).path("enum"));
    }

    /** The schema's title of a field, used as the question to an archivist. */
    public Optional<String> title(String field) {
        return Optional.ofNullable(rule(field).path("title").textValue());
    }

    /** The names of a record's fields in the order of the schema. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        document.path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private JsonNode rule(String field) {
        JsonNode rule = document;
        for (JsonPointer at = JsonPointer.compile(field); !at.matches(); at = at.tail()) {
            rule = referred(rule);
            rule = at.mayMatchElement()
                    ? rule.path("items")
                    : rule.path("properties").path(at.getMatchingProperty());
        }
        return rule;
    }

    /** A part defined elsewhere in the schema. */
    private JsonNode referred(JsonNode rule) {
        String reference = rule.path("$ref").asText();
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : rule;
    }

    static List<String> words(JsonNode enumeration) {
        List<String> words = new ArrayList<>();
        enumeration.forEach(word -> words.add(word.asText()));
        return List.copyOf(words);
    }

    /** Every key that the schema names. All others may be personal and are not shown. */
    Set<String> keys() {
        return keys;
    }

    /** Adds every violation of the schema. */
    void examine(Document record) {
        for (ValidationMessage message : validator().validate(record.value().node())) {
            SchemaFault.add(message, document, record);
        }
    }

    private synchronized JsonSchema validator() {
        if (validator == null) {
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build();
            validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document, config);
        }
        return validator;
    }

    private void collectKeys(JsonNode node) {
        if (node.path("properties").isObject()) {
            node.path("properties").fieldNames().forEachRemaining(keys::add);
        }
        node.forEach(this::collectKeys);
    }
}
