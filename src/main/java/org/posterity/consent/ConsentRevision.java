package org.posterity.consent;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.model.Digest;
import org.posterity.model.Fault;

/**
 * The newest record of an agreement, with changes and one more event. What was written before stays: history is only added to.
 */
public final class ConsentRevision {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String agreement;
    private final ConsentRecordReader reader;
    private final ObjectNode before;
    private final ObjectNode after;
    private final Optional<ConsentRecord> was;
    private Optional<Path> paper = Optional.empty();

    /**
     * @param agreement its identifier
     * @param version whose record is revised: the newest
     * @throws UnreadableAgreement when the record cannot be read
     */
    public ConsentRevision(String agreement, KeptAgreement.Version version, ConsentRecordReader reader) {
        this.agreement = agreement;
        this.reader = reader;
        this.before = (ObjectNode) version.record();
        this.after = before.deepCopy();
        this.was = reader.read(version.bytes()).match(Optional::of, faults -> Optional.empty());
    }

    /**
     * The revised record.
     *
     * @param before the record until now; empty if it is not valid today
     * @param record the revised one; empty if it is not valid today, which does not hinder a withdrawal
     * @param fields the top-level fields that differ, apart from the events
     * @param widens whether anything is kept or shown that was not before
     * @param paper a file that proves the event
     */
    public record Revised(
            String agreement,
            byte[] bytes,
            Optional<ConsentRecord> before,
            Optional<ConsentRecord> record,
            List<String> fields,
            boolean widens,
            Optional<Path> paper) {

        /**
         * Whether a version has this very record.
         *
         * @throws UnreadableAgreement when its record cannot be read
         */
        public boolean isIn(KeptAgreement.Version version) {
            try {
                return JSON.readTree(bytes).equals(version.record());
            } catch (IOException e) {
                return false;
            }
        }

        /** How the paper stands in the record. */
        Optional<Evidence> evidence() {
            return paper.map(file -> {
                JsonNode named = ConsentDraft.paper(file, false);
                return new Evidence(
                        named.path("name").asText(),
                        Digest.parse(named.path("digest").asText()),
                        false);
            });
        }
    }

    /** Whether the record speaks of a minor. */
    public boolean isOfAMinor() {
        return before.path("age").asText().equals("minor");
    }

    /** The day on which a minor comes of age, if the record has it. */
    public Optional<LocalDate> majority() {
        return was.flatMap(ConsentRecord::majority);
    }

    /** Whether several people granted, and these are not all of them. */
    public boolean lacksAnyOf(Collection<String> names) {
        JsonNode persons = before.at("/grantor/persons");
        return persons.size() > 1
                && StreamSupport.stream(persons.spliterator(), false)
                        .map(person -> person.path("name").asText())
                        .anyMatch(name ->
                                names.stream().noneMatch(other -> folded(other).equals(folded(name))));
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * Changes a part of a grant.
     *
     * @param number which of several grants, from 1; empty: all
     * @param field as the schema names it
     * @param value empty: the field is removed
     */
    public void grant(Optional<Integer> number, String field, Optional<JsonNode> value) {
        JsonNode several = after.path("grants");
        if (!several.isArray()) {
            if (number.filter(it -> it != 1).isPresent()) {
                throw new IllegalArgumentException("--grant: the record has one grant.");
            }
            put(after, field, value);
            return;
        }
        if (number.filter(it -> it < 1 || it > several.size()).isPresent()) {
            throw new IllegalArgumentException("--grant: the record has " + several.size() + " grants.");
        }
        for (int i = 0; i < several.size(); i++) {
            if (number.isEmpty() || number.get() == i + 1) {
                put((ObjectNode) several.get(i), field, value);
            }
        }
    }

    private static void put(ObjectNode object, String field, Optional<JsonNode> value) {
        value.ifPresentOrElse(it -> object.set(field, it), () -> object.remove(field));
    }

    /**
     * Corrects a field.
     *
     * @param pointer a pointer into the record, such as {@code /grantor/persons/0/name} (RFC 6901)
     * @param value a text, or JSON; empty: the field is removed
     */
    public void correct(String pointer, String value) {
        JsonPointer place;
        try {
            place = JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--set takes a field and its value, such as /grantor/persons/0/contact=Quay 3.");
        }
        if (place.matches() || List.of("id", "events", "$schema").contains(place.getMatchingProperty())) {
            throw new IllegalArgumentException("--set: the identifier and the history of a record stay as they are.");
        }
        JsonNode parent = place.head().matches() ? after : after.at(place.head());
        if (parent.isMissingNode() && !value.isEmpty()) {
            parent = after.withObject(place.head());
        }
        if (parent instanceof ObjectNode object) {
            put(
                    object,
                    place.last().getMatchingProperty(),
                    value.isEmpty() ? Optional.empty() : Optional.of(json(value)));
        } else if (parent instanceof ArrayNode array && place.last().getMatchingIndex() >= 0) {
            change(array, place.last().getMatchingIndex(), value);
        } else {
            throw new IllegalArgumentException("--set: the record has no such place as this field is in.");
        }
    }

    private static void change(ArrayNode array, int index, String value) {
        if (index > array.size() || index == array.size() && value.isEmpty()) {
            throw new IllegalArgumentException("--set: the record has no such place as this field is in.");
        }
        if (value.isEmpty()) {
            array.remove(index);
        } else if (index == array.size()) {
            array.add(json(value));
        } else {
            array.set(index, json(value));
        }
    }

    /** Lists, objects, true and false are written as JSON; everything else is a text. */
    private static JsonNode json(String value) {
        try {
            JsonNode read = JSON.readTree(value);
            return read.isContainerNode() || read.isBoolean()
                    ? read
                    : JSON.getNodeFactory().textNode(value);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(value);
        }
    }

    /** The creator has come of age and grants alone from now on. */
    public void grantedByCreator(String name, LocalDate day) {
        after.put("age", "adult").remove("majority");
        after.putObject("grantor")
                .put("capacity", GrantorCapacity.CREATOR.id())
                .putArray("persons")
                .addObject()
                .put("name", name)
                .put("signedAt", day.toString());
    }

    /** Adds a paper, which goes into the agreement file. */
    public void paper(Path file) {
        ObjectNode named = ConsentDraft.paper(file, false);
        ArrayNode papers = after.withArray("/evidence");
        if (StreamSupport.stream(papers.spliterator(), false)
                .noneMatch(it -> it.path("digest").equals(named.path("digest")))) {
            papers.add(named);
        }
        paper = Optional.of(file);
    }

    /**
     * The record with the changes so far and this event.
     *
     * @throws IllegalArgumentException when that is no valid record, with all that is wrong; it quotes nothing
     */
    public Revised with(Event event, LocalDate today) {
        ObjectNode written = after.withArray("/events")
                .addObject()
                .put("type", event.kind().id())
                .put("at", event.at().toString());
        event.by().ifPresent(name -> written.put("by", name));
        event.capacity().ifPresent(capacity -> written.put("capacity", capacity.id()));
        event.evidence().ifPresent(words -> written.put("evidence", words));
        event.enteredBy().ifPresent(name -> written.put("enteredBy", name));
        event.approvedBy().ifPresent(name -> written.put("approvedBy", name));
        byte[] bytes = IndentedJson.bytes(after);
        Optional<ConsentRecord> now = reader.read(bytes).match(Optional::of, faults -> {
            // a withdrawal counts, whatever else is wrong with the record
            if (event.kind() == EventKind.WITHDRAWN) {
                return Optional.empty();
            }
            throw new IllegalArgumentException(faults.stream()
                    .map(Fault::words)
                    .collect(
                            Collectors.joining("\n  ", "The record would not be valid; nothing was changed:\n  ", "")));
        });
        return new Revised(
                agreement, bytes, was, now, fields(), new Widening(before, after, today).of(was, now), paper);
    }

    private List<String> fields() {
        TreeSet<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.remove("events");
        fields.removeIf(field -> before.path(field).equals(after.path(field)));
        return new ArrayList<>(fields);
    }
}
