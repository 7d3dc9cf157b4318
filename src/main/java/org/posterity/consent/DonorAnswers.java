package org.posterity.consent;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.posterity.page.DonorPage;
import org.posterity.page.DonorPage.Blank;
import org.posterity.page.DonorPage.Block;
import org.posterity.page.DonorPage.Box;
import org.posterity.page.DonorPage.Boxes;
import org.posterity.page.DonorPage.Room;
import org.posterity.record.Grant;

/**
 * What a donor answered on screen. The fields of the form are pointers into a record, but for a few that only say which of
 * several boxes was ticked. Only what the form offers counts.
 */
final class DonorAnswers {
    static final String NAME = "/grantor/persons/0/name";
    static final String CONTACT = "/grantor/persons/0/contact";
    static final String CAPACITY = "/grantor/capacity";
    static final String AGE = "/age";
    static final String MAJORITY = "/majority";
    static final String CATEGORIES = "/categories";
    static final String PURPOSES = "/purposes";
    static final String ACCESS = "/access";
    static final String SPAN = "span";
    static final String UNTIL = "/until";
    static final String EMBARGO = "/embargo";
    static final String PLACES = "places";
    static final String COUNTRIES = "/countries";
    static final String OTHERS = "/thirdParties";
    static final String COPYRIGHT = "/copyright/status";
    static final String LICENCE = "/copyright/uri";
    static final String WISHES = "wishes";
    static final String AGREED = "agreed";
    static final String YES = "yes";
    static final String LIMITED = "only";

    /** What no default may answer for the donor. */
    private static final List<String> NEEDED =
            List.of(NAME, CAPACITY, AGE, CATEGORIES, PURPOSES, ACCESS, SPAN, EMBARGO, PLACES, OTHERS, AGREED);

    private static final int LONGEST = 500;
    private static final int LONGEST_WISHES = 5000;

    private final Map<String, List<String>> chosen = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Set<String> lookAgain = new TreeSet<>();

    /** @param given an object of texts and lists of texts, by field */
    DonorAnswers(DonorPage form, JsonNode given) {
        List<Block> blocks =
                form.sections().stream().flatMap(it -> it.blocks().stream()).toList();
        Map<String, Boolean> fields = new HashMap<>();
        for (Block block : blocks) {
            if (block instanceof Boxes boxes) {
                fields.put(boxes.field(), boxes.several());
                choose(boxes, given);
            } else if (block instanceof DonorPage.Blanks blanks) {
                blanks.blanks().stream().map(Blank::field).forEach(field -> write(field, given));
            }
        }
        NEEDED.stream()
                .filter(field -> !chosen.containsKey(field) && !written.containsKey(field))
                .forEach(lookAgain::add);
        chosen.forEach((field, values) -> {
            if (!fields.get(field) && values.size() > 1) {
                lookAgain.add(field);
            }
        });
        if (!chosen.getOrDefault(PURPOSES, List.of()).contains(Grant.PRESERVATION)) {
            lookAgain.add(PURPOSES);
        }
    }

    private void choose(Boxes boxes, JsonNode given) {
        Set<String> ticked = new TreeSet<>();
        JsonNode values = given.path(boxes.field());
        (values.isArray() ? values : List.of(values)).forEach(value -> ticked.add(value.asText()));
        for (Box box : boxes.boxes()) {
            if (ticked.contains(box.value())) {
                chosen.computeIfAbsent(boxes.field(), it -> new ArrayList<>()).add(box.value());
                box.room().map(Room::field).ifPresent(field -> {
                    write(field, given);
                    if (!written.containsKey(field)) {
                        lookAgain.add(field);
                    }
                });
            }
        }
    }

    private void write(String field, JsonNode given) {
        String text = given.path(field).asText("").strip();
        // a record's texts have no line breaks
        String shown = field.equals(WISHES) ? text : text.replaceAll("\\s+", " ");
        if (shown.isEmpty()) {
            return;
        }
        if (shown.length() > (field.equals(WISHES) ? LONGEST_WISHES : LONGEST) || !TextRule.isWritable(shown)) {
            lookAgain.add(field);
            return;
        }
        written.put(field, shown);
    }

    /** The fields that lack an answer, or have one that does not fit; may be added to. */
    Set<String> lookAgain() {
        return lookAgain;
    }

    /** The fields of the form, those that only say which box was ticked too. */
    Stream<String> fields() {
        return Stream.concat(NEEDED.stream(), Stream.of(MAJORITY, UNTIL, COUNTRIES, LICENCE, CONTACT));
    }

    /** What they want besides, in their own words. */
    Optional<String> wishes() {
        return Optional.ofNullable(written.get(WISHES));
    }

    /** Puts them into a record. */
    void into(ObjectNode record) {
        chosen.forEach((field, values) -> {
            if (field.startsWith("/") && !field.equals(EMBARGO)) {
                boolean isList =
                        Set.of(CATEGORIES, PURPOSES, "/preservationActs").contains(field);
                set(record, field, isList ? list(values) : TextNode.valueOf(values.get(0)));
            }
        });
        written.forEach((field, text) -> {
            if (field.equals(COUNTRIES)) {
                set(record, field, list(List.of(text.toUpperCase(Locale.ROOT).split("[\\s,;]+"))));
            } else if (field.startsWith("/")) {
                set(record, field, TextNode.valueOf(text));
            }
        });
    }

    private static ArrayNode list(List<String> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(list::add);
        return list;
    }

    private static void set(ObjectNode record, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = record.at(place.head());
        ObjectNode object = parent instanceof ObjectNode there ? there : record.withObject(place.head());
        object.set(place.last().getMatchingProperty(), value);
    }
}
