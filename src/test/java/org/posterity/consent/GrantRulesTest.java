package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Wiring;
import org.posterity.model.Fault;

/** What is granted, under an institution's own schema that asks for nothing. */
class GrantRulesTest {
    private static final List<String> FIELDS = List.of("categories", "purposes", "access", "from", "until");

    @TempDir
    Path config;

    private ConsentRecordReader loose;

    @BeforeEach
    void loosen() throws IOException {
        ObjectNode schema = Records.json("{\"type\": \"object\"}");
        FIELDS.forEach(field -> schema.withObject("/properties").putObject(field));
        schema.withObject("/properties").putObject("grants");
        Files.writeString(config.resolve("consent-record.schema.json"), schema.toString());
        loose = ConsentRecordReader.following(config, Wiring.platforms());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "3", "\"\"", "{}", "[]", "[null]", "[3]", "[\"\"]", "[{}]", "[[]]", "[\"nothing\", null]"
            })
    void nothingIsGrantedByWhatCannotBeRead(String value) {
        for (String list : List.of("categories", "purposes")) {
            ObjectNode listed = listed();
            put((ObjectNode) listed.at("/grants/1"), list, value);

            assertThat(faults(put(Records.complete(), list, value)))
                    .isNotEmpty()
                    .allMatch(fault -> fault.where().startsWith("$." + list));
            assertThat(faults(listed))
                    .isNotEmpty()
                    .allMatch(fault -> fault.where().startsWith("$.grants[1]." + list));
        }
    }

    @Test
    void eachGrantNamesCategoriesAndPurposes() {
        for (String list : List.of("categories", "purposes")) {
            ObjectNode empty = Records.complete();
            empty.putArray(list);
            ObjectNode absent = Records.complete();
            absent.remove(list);
            ObjectNode second = listed();
            ((ObjectNode) second.at("/grants/1")).putArray(list);

            assertThat(where(faults(empty), "This list is empty.")).containsExactly("$." + list);
            assertThat(where(faults(absent), "This list is empty.")).containsExactly("$." + list);
            assertThat(where(faults(second), "This list is empty.")).containsExactly("$.grants[1]." + list);
        }
    }

    @Test
    void aListOfGrantsThatIsEmptyGrantsNothing() {
        ObjectNode record = listed();
        record.putArray("grants");

        assertThat(where(faults(record), "Nothing is granted.")).containsExactly("$.grants");
        assertThat(faults(listed())).isEmpty();
    }

    @Test
    void noFieldOfAGrantStandsBesideTheList() {
        for (String field : FIELDS) {
            ObjectNode record = listed();
            record.set(field, Records.complete().get(field));

            assertThat(faults(record)).singleElement().satisfies(fault -> {
                assertThat(fault.where()).startsWith("$." + field + " ");
                assertThat(fault.what()).contains("together with a list of grants");
            });
        }
    }

    private static List<String> where(List<Fault> faults, String what) {
        return faults.stream()
                .filter(fault -> fault.what().equals(what))
                .map(fault -> fault.where().replaceAll(" .*", ""))
                .toList();
    }

    private List<Fault> faults(ObjectNode record) {
        return loose.read(record.toPrettyString().getBytes(StandardCharsets.UTF_8))
                .match(read -> List.<Fault>of(), faults -> faults);
    }

    /** The complete record with its grant twice in a list. */
    private static ObjectNode listed() {
        ObjectNode record = Records.complete();
        ObjectNode grant = Records.json("{}");
        for (String field : FIELDS) {
            grant.set(field, record.remove(field));
        }
        record.putArray("grants").add(grant).add(grant.deepCopy());
        return record;
    }

    private static ObjectNode put(ObjectNode object, String field, String value) {
        object.set(field, Records.json("{\"value\": " + value + "}").get("value"));
        return object;
    }
}
