package org.posterity.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Finds a field of one of the export's own objects, which keep their keys as the platform wrote them: capital or small
 * letters do not matter, as they do not in the table of the export's structure.
 */
public final class FieldSpelling {
    private FieldSpelling() {}

    /** What stands under a name: under just this one, or else under the first that differs in the case of letters alone. */
    public static JsonNode value(ObjectNode object, String name) {
        JsonNode exact = object.get(name);
        return exact != null
                ? exact
                : object.properties().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(name))
                        .<JsonNode>map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(MissingNode.getInstance());
    }
}
