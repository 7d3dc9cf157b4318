package org.posterity.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.posterity.cli.ExportVersion;
import org.posterity.export.FieldRole;

/**
 * An export in the layout of a year that has every section of the table of structure, and a marker in every field of each,
 * in every key that is data, in what is unknown and in what has the wrong shape; but for what may be kept.
 */
final class MarkedExport {
    private static final Set<String> CONTAINERS = Set.of("list", "map", "open", "keyed", "values", "key");

    private final ExportVersion version;
    private final Markers markers;
    private final Set<String> kept;
    private final MarkedValues values;
    private final ObjectNode export;

    /** @param kept the categories of which more than a number may be kept */
    MarkedExport(ExportVersion version, Markers markers, Set<String> kept) {
        this.version = version;
        this.markers = markers;
        this.kept = kept;
        this.values = new MarkedValues(markers);
        this.export = (ObjectNode) version.tree();
    }

    ObjectNode tree() {
        List<StructureLine> table = StructureLine.all();
        for (StructureLine line : table) {
            if (line.kind().equals("section")) {
                section(table, line);
            }
        }
        new MarkedPosts(markers, values, kept).mark(export);
        unknown();
        return export;
    }

    /** A section under each of its names that the layout has; one that the layout does not have, under one of its names. */
    private void section(List<StructureLine> table, StructureLine section) {
        boolean there = false;
        Set<String> roots = roots(table);
        for (Map.Entry<String, JsonNode> root : List.copyOf(export.properties())) {
            for (String spelling : section.spellings()) {
                if (root.getValue() instanceof ObjectNode parent && actual(parent, spelling) != null) {
                    there = true;
                    fill(parent, actual(parent, spelling), section, root.getKey());
                } else if (root.getKey().equalsIgnoreCase(spelling)
                        && !roots.contains(spelling.toLowerCase(Locale.ROOT))) {
                    there = true;
                    fill(export, root.getKey(), section, "");
                }
            }
        }
        if (!there) {
            List<String> names = new ArrayList<>();
            export.properties().forEach(root -> names.add(root.getKey()));
            String root = names.get(table.indexOf(section) % names.size());
            fill((ObjectNode) export.get(root), spelling(section), section, root);
        }
    }

    private static Set<String> roots(List<StructureLine> table) {
        Map<String, Boolean> roots = new HashMap<>();
        table.stream()
                .filter(line -> line.kind().equals("root"))
                .flatMap(line -> line.spellings().stream())
                .forEach(name -> roots.put(name.toLowerCase(Locale.ROOT), true));
        return roots.keySet();
    }

    private static String actual(ObjectNode parent, String spelling) {
        return parent.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.equalsIgnoreCase(spelling))
                .findFirst()
                .orElse(null);
    }

    /** Posts and profile stay as the layout has them, and are marked by themselves. */
    private void fill(ObjectNode parent, String key, StructureLine section, String root) {
        String place = root.isEmpty() ? key : root + "." + key;
        boolean own = Set.of("posts", "profile").contains(section.second())
                && !section.below().isEmpty();
        if (!own || !parent.has(key)) {
            parent.set(key, object(section.below(), place, kept.contains(section.second())));
        }
        ((ObjectNode) parent.get(key)).set("Sundries", strange(place + ".Sundries"));
    }

    private String spelling(StructureLine line) {
        return line.spellings().get(version.ordinal() % line.spellings().size());
    }

    private ObjectNode object(List<StructureLine> lines, String place, boolean mayBeKept) {
        ObjectNode object = ExportVersion.JSON.createObjectNode();
        for (StructureLine line : lines) {
            if (line.kind().equals("key")) {
                continue;
            }
            String key = spelling(line);
            boolean second = object.has(key) && version.ordinal() % 2 == 0;
            if (!object.has(key) || second) {
                object.set(key, value(line, place + "." + key, mayBeKept));
            }
        }
        return object;
    }

    private JsonNode value(StructureLine line, String place, boolean mayBeKept) {
        return switch (line.kind()) {
            case "list" -> list(line.below(), place, mayBeKept);
            case "map" -> object(line.below(), place, mayBeKept);
            case "open" -> {
                ObjectNode open = object(line.below(), place, mayBeKept);
                yield open.put(markers.handle("a key of " + place), markers.text(place + ".*"));
            }
            case "keyed" -> keyed(line.below(), place, mayBeKept);
            case "values" -> plainList(line, place, mayBeKept);
            default -> field(line.kind(), line.second(), place, mayBeKept || isDateOfPost(line, place));
        };
    }

    /** The ledger lists every post by its date, one that is left out, too. */
    private static boolean isDateOfPost(StructureLine line, String place) {
        return place.contains(".PostList[") && line.second().equals("date");
    }

    private JsonNode field(String role, String name, String place, boolean mayBeKept) {
        return values.of(FieldRole.valueOf(role.toUpperCase(Locale.ROOT)), name, place, mayBeKept);
    }

    /** Three items: one as it should be, one with a field that nobody knows, one with every field in a wrong shape. */
    private ArrayNode list(List<StructureLine> item, String place, boolean mayBeKept) {
        ArrayNode list = ExportVersion.JSON.createArrayNode();
        list.add(object(item, place + "[0]", mayBeKept));
        ObjectNode more = object(item, place + "[1]", mayBeKept);
        more.put("Remark", markers.text(place + "[1].Remark"));
        more.set("Sundries", strange(place + "[1].Sundries"));
        list.add(more);
        ObjectNode odd = list.addObject();
        for (StructureLine field : item) {
            if (!CONTAINERS.contains(field.kind())) {
                odd.set(spelling(field), strange(place + "[2]." + spelling(field)));
            }
        }
        list.add(markers.text(place + "[3], which should be an object"));
        return list;
    }

    private ObjectNode keyed(List<StructureLine> entry, String place, boolean mayBeKept) {
        ObjectNode keyed = ExportVersion.JSON.createObjectNode();
        List<StructureLine> below = new ArrayList<>(entry);
        StructureLine key = below.remove(0);
        for (int i = 0; i < 2; i++) {
            String data = key.second().equals("person") && i == 1
                    ? markers.name("a key of " + place)
                    : key.second().equals("id")
                            ? markers.postId("a key of " + place)
                            : markers.handle("a key of " + place);
            String name = key.frames().get(i % key.frames().size()).replace("*", data);
            boolean lists = below.stream()
                    .anyMatch(line ->
                            line.kind().equals("list") && line.spellings().contains("*"));
            keyed.set(
                    name,
                    lists
                            ? list(below.get(0).below(), place + ".*", mayBeKept)
                            : object(below, place + ".*", mayBeKept));
        }
        keyed.put(markers.handle("a key of " + place), markers.text(place + ".*, which should hold more"));
        return keyed;
    }

    private JsonNode plainList(StructureLine line, String place, boolean mayBeKept) {
        if (version.ordinal() % 2 == 0) {
            return field(line.columns().get(1), line.columns().get(2), place, mayBeKept);
        }
        ArrayNode list = ExportVersion.JSON.createArrayNode();
        list.add(field(line.columns().get(1), line.columns().get(2), place + "[]", mayBeKept));
        return list.add(field(line.columns().get(1), line.columns().get(2), place + "[]", mayBeKept));
    }

    /** What nobody knows: under keys that are people, in lists, as deep as one likes. */
    private ObjectNode strange(String place) {
        ObjectNode strange = ExportVersion.JSON.createObjectNode();
        strange.putObject(markers.handle("a key of " + place)).put("seen", markers.text(place + ".*.seen"));
        strange.put(markers.name("a key of " + place), markers.digits(place + ".*"));
        strange.put(markers.handle("a key of " + place), markers.word(place + ".*"));
        strange.putArray(markers.handle("a key of " + place)).add(markers.email(place + ".*[]"));
        return strange;
    }

    private void unknown() {
        export.set(markers.name("a key of the export"), strange("an unknown root"));
        export.set("Kite Club", strange("Kite Club"));
        export.putObject("Kite Club Rooms").set("Rooms", strange("Kite Club Rooms.Rooms"));
        export.putArray("Kite Club List").add(markers.name("Kite Club List[]")).add(strange("Kite Club List[]"));
        for (Map.Entry<String, JsonNode> root : List.copyOf(export.properties())) {
            if (root.getValue() instanceof ObjectNode object && !root.getKey().contains("Kite Club")) {
                object.set(
                        markers.name("a key of " + root.getKey()), strange("an unknown section of " + root.getKey()));
                object.set("Guest Book", new TextNode(markers.text(root.getKey() + ".Guest Book")));
            }
        }
    }
}
