package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.posterity.model.Fault;

/** Puts a marker in every place of a record, as value and as key: no fault may repeat it. */
class FaultPrivacyTest {
    private static final String MARKER = "Zebedee-Quillfeather";

    @Test
    void noFaultRepeatsWhatStandsInTheRecord() {
        for (Consumer<Spot> damage : List.<Consumer<Spot>>of(
                spot -> spot.put(MARKER),
                spot -> spot.putObject().put(MARKER, MARKER),
                spot -> spot.putArray().add(MARKER).addObject().put(MARKER, MARKER),
                spot -> spot.put(MARKER + "\u0000" + " x".repeat(300)))) {
            for (int i = 0; i < spots(Records.complete()).size(); i++) {
                ObjectNode record = Records.complete();
                damage.accept(spots(record).get(i));
                for (Fault fault : Records.faults(record.toString())) {
                    assertThat(fault.toString()).doesNotContainIgnoringCase("quillfeather");
                }
            }
        }
    }

    @Test
    void noFaultRepeatsAnUnknownKeyEvenWhenItIsGivenTwiceOrDeep() {
        String twice = Records.COMPLETE.replace(
                "\"age\"",
                "\"" + MARKER + "\": {\"" + MARKER + "\": 1, \"" + MARKER + "\": 2},\n\"" + MARKER + "\": 3,\n\"age\"");

        assertThat(Records.faults(twice)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Records.faults(twice).toString()).doesNotContain(MARKER);
    }

    @Test
    void noFaultQuotesBrokenJson() {
        for (int cut = 0; cut < Records.COMPLETE.length(); cut += 5) {
            String broken = Records.COMPLETE.substring(0, cut) + MARKER + Records.COMPLETE.substring(cut);
            assertThat(Records.faults(broken).toString()).doesNotContain(MARKER).doesNotContain("Zebedee");
        }
    }

    /** A value within a record, which can be replaced. */
    private record Spot(JsonNode parent, String key, int index) {
        void put(String text) {
            if (parent instanceof ObjectNode object) {
                object.put(key, text);
                return;
            }
            ((ArrayNode) parent).set(index, text);
        }

        ObjectNode putObject() {
            return parent instanceof ObjectNode object
                    ? object.putObject(key)
                    : ((ArrayNode) parent).insertObject(index);
        }

        ArrayNode putArray() {
            return parent instanceof ObjectNode object ? object.putArray(key) : ((ArrayNode) parent).insertArray(index);
        }
    }

    private static List<Spot> spots(JsonNode node) {
        List<Spot> spots = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            spots.add(new Spot(node, name, 0));
            spots.addAll(spots(node.get(name)));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            spots.add(new Spot(node, "", i));
            spots.addAll(spots(node.get(i)));
        }
        return spots;
    }
}
