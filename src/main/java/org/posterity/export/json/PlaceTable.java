package org.posterity.export.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.ShippedTable;
import org.posterity.model.Category;

/**
 * What is known about the files of an export, from a table that ships with the program. A line has a place, a role and, if it is
 * read, the name of its meaning, and a name for people if it is shown to them. A place is the way from the file, without lists:
 * {@code outbox.posts.object.tag.name}. What may be at a place by itself may also be there in a list. A {@code *} is a key that is
 * data; after a {@code #} is the type of the object around the field. Roles are those of {@link FieldRole}, and
 *
 * <ul>
 *   <li>{@code category}: what is here, and below, belongs to this category of consent;
 *   <li>{@code items}: a list of objects that only their content identifies ({@link ItemKinds});
 *   <li>{@code strange}: where items of unknown kinds are counted;
 *   <li>{@code skip}: known, counted, and never kept.
 * </ul>
 */
public final class PlaceTable {
    private final Node files = new Node();

    private static final class Node {
        private final Map<String, Node> below = new LinkedHashMap<>();
        private final Map<String, FieldMeaning> byType = new LinkedHashMap<>();
        private Optional<FieldMeaning> meaning = Optional.empty();
        private Optional<Category> category = Optional.empty();
        private String role = "";
    }

    /** @param home the class beside the table */
    public PlaceTable(Class<?> home, String name) {
        for (String[] cells : ShippedTable.lines(home, name)) {
            String[] place = cells[0].split("#");
            Node node = files;
            for (String step : place[0].split("\\.")) {
                node = node.below.computeIfAbsent(step, key -> new Node());
            }
            switch (cells[1]) {
                case "category" -> node.category = Category.parse(cells[2]);
                case "items", "strange", "skip" -> node.role = cells[1];
                default -> {
                    FieldMeaning meaning = new FieldMeaning(
                            cells[2],
                            FieldRole.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                            cells.length > 3 ? Optional.of(cells[3]) : Optional.empty());
                    if (place.length > 1) {
                        node.byType.put(place[1], meaning);
                    } else {
                        node.meaning = Optional.of(meaning);
                    }
                }
            }
        }
    }

    /** Whether a file with this name, without its ending, is known. */
    public boolean knows(String name) {
        return files.below.containsKey(name);
    }

    /** What is known of a file. */
    public Shape file(String name) {
        return shape(files.below.get(name));
    }

    private static Shape shape(Node node) {
        switch (node.role) {
            case "items" -> {
                return Shape.none().elements(Shape.object().type(Optional.of(Shape.ITEM)));
            }
            case "strange" -> {
                return Shape.none().category(node.category).orSeveral();
            }
            case "skip" -> {
                return Shape.ANYTHING;
            }
            default -> {
                Shape shape = node.meaning.isPresent() ? Shape.plain() : Shape.object();
                node.meaning.ifPresent(shape::meaning);
                node.byType.forEach(shape::meaning);
                node.below.forEach((key, below) -> {
                    if (key.equals("*")) {
                        shape.entries(shape(below));
                    } else {
                        shape.member(key, shape(below));
                    }
                });
                return shape.category(node.category).orSeveral();
            }
        }
    }
}
