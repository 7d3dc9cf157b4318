package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a change opens anything, compared with what both records allow on each of many days, one by one. */
class WideningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int HORIZON = 60;
    private static final List<String> CATEGORIES = List.of("posts", "media", "likes");
    private static final List<String> PURPOSES = List.of("preservation", "research");
    private static final List<String> LEVELS = List.of("open", "registered", "on-site", "by-permission", "dark");

    private final Random random = new Random(15);

    @Test
    void opensExactlyWhenSomethingIsOpenOnSomeDayThatWasNot() {
        int opening = 0;
        int tried = 3000;
        for (int i = 0; i < tried; i++) {
            ObjectNode before = record();
            ObjectNode after = random.nextInt(3) == 0 ? record() : changed(before);
            boolean expected = opensByDay(before, after);
            assertThat(widens(before, after)).as(before + "\n" + after).isEqualTo(expected);
            opening += expected ? 1 : 0;
        }
        assertThat(opening).isBetween(tried / 4, tried * 3 / 4);
    }

    private static boolean widens(ObjectNode before, ObjectNode after) {
        return new Widening(before, after, TODAY)
                .of(Optional.of(Records.sound(before.toString())), Optional.of(Records.sound(after.toString())));
    }

    private ObjectNode record() {
        ObjectNode record = Records.complete();
        for (String field : List.of("categories", "purposes", "access", "from", "until", "embargo", "countries")) {
            record.remove(field);
        }
        for (int i = 0; i <= random.nextInt(2); i++) {
            ObjectNode grant = record.withArray("grants").addObject();
            some(CATEGORIES).forEach(grant.withArray("categories")::add);
            some(PURPOSES).forEach(grant.withArray("purposes")::add);
            grant.put("access", LEVELS.get(random.nextInt(LEVELS.size())));
            LocalDate from = day().minusDays(30);
            grant.put("from", from.toString());
            if (random.nextBoolean()) {
                grant.put("until", from.plusDays(20 + random.nextInt(60)).toString());
            }
        }
        if (random.nextInt(4) == 0) {
            record.putObject("embargo").put("untilDate", day().toString());
        }
        record.putArray("events").addObject().put("type", "given").put("at", "2026-01-01");
        if (random.nextInt(4) == 0) {
            record.withArray("events").addObject().put("type", "withdrawn").put("at", "2026-02-01");
            if (random.nextBoolean()) {
                record.withArray("events").addObject().put("type", "renewed").put("at", day().toString());
            }
        }
        return record;
    }

    private ObjectNode changed(ObjectNode before) {
        ObjectNode after = before.deepCopy();
        ObjectNode grant = (ObjectNode) after.withArray("grants").get(0);
        switch (random.nextInt(4)) {
            case 0 -> grant.put("access", LEVELS.get(random.nextInt(LEVELS.size())));
            case 1 ->
                grant.put(
                        "until",
                        LocalDate.parse(grant.path("from").asText())
                                .plusDays(random.nextInt(90))
                                .toString());
            case 2 -> after.putObject("embargo").put("untilDate", day().toString());
            default ->
                after.withArray("events").addObject().put("type", "withdrawn").put("at", "2026-12-01");
        }
        return after;
    }

    private List<String> some(List<String> words) {
        List<String> chosen = new ArrayList<>(words);
        chosen.removeIf(word -> random.nextInt(3) == 0);
        return chosen.isEmpty() ? List.of(words.get(0)) : chosen;
    }

    private LocalDate day() {
        return TODAY.plusDays(random.nextInt(HORIZON));
    }

    /** Day by day, straight from the JSON. */
    private static boolean opensByDay(JsonNode before, JsonNode after) {
        for (int i = 0; i < 3 * HORIZON; i++) {
            LocalDate day = TODAY.plusDays(i);
            for (String category : CATEGORIES) {
                if (kept(after, category, day) && !kept(before, category, day)) {
                    return true;
                }
                for (String purpose : PURPOSES) {
                    if (level(after, category, purpose, day) < level(before, category, purpose, day)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<JsonNode> grants(JsonNode record, String category, LocalDate day) {
        boolean given = false;
        for (JsonNode event : record.path("events")) {
            given = event.path("type").asText().equals("withdrawn")
                    ? false
                    : given || !LocalDate.parse(event.path("at").asText()).isAfter(day);
        }
        List<JsonNode> grants = new ArrayList<>();
        for (JsonNode grant : record.path("grants")) {
            if (given
                    && grant.path("categories").toString().contains("\"" + category + "\"")
                    && !day.isBefore(LocalDate.parse(grant.path("from").asText()))
                    && !(grant.has("until")
                            && day.isAfter(LocalDate.parse(grant.path("until").asText())))) {
                grants.add(grant);
            }
        }
        return grants;
    }

    private static boolean kept(JsonNode record, String category, LocalDate day) {
        return grants(record, category, day).stream()
                .anyMatch(grant -> grant.path("purposes").toString().contains("preservation"));
    }

    private static int level(JsonNode record, String category, String purpose, LocalDate day) {
        int closed = LEVELS.indexOf("dark");
        List<JsonNode> grants = grants(record, category, day);
        String embargo = record.path("embargo").path("untilDate").asText("0001-01-01");
        if (grants.isEmpty() || day.isBefore(LocalDate.parse(embargo))) {
            return closed;
        }
        return grants.stream()
                .mapToInt(grant -> grant.path("purposes").toString().contains(purpose)
                        ? LEVELS.indexOf(grant.path("access").asText())
                        : closed)
                .max()
                .orElseThrow();
    }

    /** Whatever is not understood takes two people; names and papers take one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/age=minor true",
                "/thirdParties=leave-out true",
                "/accountUnnamed=true true",
                "/grantor/capacity=estate true",
                "/copyright/status=kept true",
                "/legalBasis/kind=contract true",
                "/countries/0=CH true",
                "/countries/1= false",
                "/countries= true",
                "/grantor/persons/0/name=Ilsa false",
                "/grantor/persons/0/contact=Quay false",
                "/evidence= false",
                "/institution/acceptedBy=Nils false",
                "/creditAs=Ilse false",
                "/embargo/untilDate=2027-02-01 false",
                "/embargo/untilDate=2026-12-01 true"
            })
    void otherFieldsCountAsTheyShould(String said) {
        ObjectNode before = Records.complete();
        ObjectNode after = before.deepCopy();
        String[] parts = said.split("[= ]", -1);
        set(after, parts[0], parts[1]);
        if (parts[1].equals("minor")) {
            after.put("majority", "2030-01-01");
            after.withObject("/grantor").put("capacity", "guardian");
        }

        assertThat(widens(before, after)).isEqualTo(Boolean.parseBoolean(parts[2]));
    }

    private static void set(ObjectNode record, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = last == 0 ? record : record.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent.isArray()) {
            ArrayNode list = (ArrayNode) parent;
            if (value.isEmpty()) {
                list.remove(Integer.parseInt(name));
            } else {
                list.set(Integer.parseInt(name), value);
            }
        } else if (value.isEmpty()) {
            ((ObjectNode) parent).remove(name);
        } else if (value.equals("true")) {
            ((ObjectNode) parent).put(name, true);
        } else {
            (parent.isMissingNode() ? record.withObject(pointer.substring(0, last)) : (ObjectNode) parent)
                    .put(name, value);
        }
    }
}
