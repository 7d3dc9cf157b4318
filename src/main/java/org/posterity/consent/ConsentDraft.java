package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.located.Document;
import org.posterity.located.Faults;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.record.ThirdParties;

/**
 * A draft of a consent record: answers in the fields of the schema, with defaults for the rest. It is checked by the reader
 * of records alone. Consent counts as given and accepted on the first day of validity, or today if that day is still to come,
 * but not before the last recorded signature.
 */
public final class ConsentDraft {
    private final ConsentSchema schema;
    private final ObjectNode content;
    private final Faults faults;

    /**
     * @param said fields of a record, as the schema describes them
     * @param names what people call the place of a pointer into it
     * @param faults what was found wrong before, to which more is added
     */
    public ConsentDraft(
            ObjectNode said,
            UnaryOperator<String> names,
            Faults faults,
            HouseRules house,
            ConsentRecordReader reader,
            Clock clock) {
        this.schema = reader.schema();
        this.content = said.deepCopy();
        this.faults = faults;
        complete(LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        Document document = Document.of(record(content), names, faults);
        reader.examine(document, Digest.sha256(new byte[0]));
        String institution = content.at("/institution/name").asText();
        if (!institution.isBlank() && !house.isHere(institution)) {
            faults.addIfFirst(
                    document.place("/institution/name"),
                    "This is not the institution in your settings (institution in application.properties), so "
                            + "the record would be refused.",
                    "Correct one or the other.");
        }
        if (isOfAMinor() && !content.at("/grantor/capacity").asText().equals(GrantorCapacity.GUARDIAN.id())) {
            faults.addIfFirst(
                    document.place("/grantor/capacity"),
                    "For a minor, a parent or guardian must give consent.",
                    "Write guardian, and name that person as the donor.");
        }
    }

    /** What is wrong with it, each at its place. */
    public Faults faults() {
        return faults;
    }

    /** The record of faultless answers, indented, in UTF-8; the same answers on the same day give the same bytes. */
    public byte[] toJson() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.told("These answers do not make a valid record:"));
        }
        Comparator<String> byCategory =
                Comparator.comparing(id -> Category.parse(id).orElseThrow());
        Stream.concat(Stream.of(content), elements(content.path("grants"))).forEach(grant -> {
            sort(grant.path("categories"), byCategory);
            sort(grant.path("purposes"), Comparator.naturalOrder());
        });
        sort(content.path("countries"), Comparator.naturalOrder());
        return IndentedJson.bytes(record(content));
    }

    /** Whether several people grant and a signature is not recorded yet; until it is, nothing may be kept under the record. */
    public boolean awaitsSignatures() {
        int persons = content.at("/grantor/persons").size();
        return persons > 1 && content.findValues("signedAt").size() < persons;
    }

    /** Whether the creator is under age. */
    public boolean isOfAMinor() {
        return content.path("age").asText().equals("minor");
    }

    /**
     * What the donor had read, as the record gives it.
     *
     * @param textOrFile the name of a file, or the words themselves
     * @throws IllegalArgumentException when it is neither, in a sentence
     */
    public static ObjectNode notice(String textOrFile) {
        Notice notice = NoticeText.read(textOrFile);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("version", notice.version())
                .put("language", notice.language())
                .put("digest", notice.digest().toString());
        notice.title().ifPresent(title -> json.put("title", title));
        notice.text().ifPresent(text -> json.put("text", text));
        return json;
    }

    /**
     * A paper by its file, of which the name and the digest are recorded.
     *
     * @throws IllegalArgumentException when there is no such file, in a sentence
     */
    public static ObjectNode paper(Path file, boolean handedIn) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    Files.isDirectory(file) ? "This is a folder. Name the file in it." : "There is no such file.");
        }
        try {
            ObjectNode paper = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", file.getFileName().toString())
                    .put("digest", FileDigest.of(file).toString());
            return handedIn ? paper.put("handedIn", true) : paper;
        } catch (IOException e) {
            throw new TerminalFailure("The paper " + file + " cannot be read.", e);
        }
    }

    private void complete(LocalDate today) {
        ObjectNode grantor = content.withObject("/grantor");
        int persons = grantor.withArray("/persons").size();
        usual(content, "age", "adult");
        usual(
                grantor,
                "capacity",
                (isOfAMinor()
                                ? GrantorCapacity.GUARDIAN
                                : persons > 1 ? GrantorCapacity.JOINT : GrantorCapacity.CREATOR)
                        .id());
        if (!content.has("accountUnnamed")) {
            content.put("accountUnnamed", false);
        }
        usual(content, "thirdParties", ThirdParties.PSEUDONYMISE.id());
        usual(content.withObject("/legalBasis"), "kind", "consent");
        content.withArray("/evidence");
        String given = given(today).toString();
        usual(content.withObject("/institution"), "acceptedAt", given);
        content.putArray("events").addObject().put("type", "given").put("at", given);
    }

    private static void usual(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private LocalDate given(LocalDate today) {
        LocalDate first = days("from")
                .min(Comparator.naturalOrder())
                .filter(from -> !from.isAfter(today))
                .orElse(today);
        return days("signedAt")
                .filter(day -> day.isAfter(first) && !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(first);
    }

    private Stream<LocalDate> days(String field) {
        return content.findValuesAsText(field).stream().flatMap(text -> {
            try {
                return Stream.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return Stream.empty();
            }
        });
    }

    /** The fields in the order of the schema, under an identifier of their own. */
    private ObjectNode record(ObjectNode fields) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        schema.fields()
                .forEach(field -> Optional.ofNullable(fields.get(field)).ifPresent(value -> ordered.set(field, value)));
        ordered.setAll(fields);
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("$schema", "urn:posterity:schema:consent-record:1");
        record.put("id", "urn:uuid:" + UUID.nameUUIDFromBytes(IndentedJson.bytes(ordered)));
        return record.setAll(ordered);
    }

    private static void sort(JsonNode list, Comparator<String> order) {
        if (list instanceof ArrayNode array) {
            Collection<String> sorted = new TreeSet<>(order);
            array.forEach(element -> sorted.add(element.asText()));
            array.removeAll();
            sorted.forEach(array::add);
        }
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
