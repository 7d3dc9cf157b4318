package org.posterity.export.tiktok;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.json.KeyMeaning;
import org.posterity.export.json.Shape;
import org.posterity.model.Category;

/** Reads the table of the structure; the head of {@code structure.tsv} explains its format. */
final class StructureTable {
    private static final Shape BESIDE = Shape.plain();

    private final Shape export = Shape.object();
    private final Shape sections = Shape.object();
    private final List<Shape> roots = new ArrayList<>();
    private final List<String> rootNames = new ArrayList<>();
    private final Set<String> fieldNames = new HashSet<>();
    private final Set<String> nothing = new HashSet<>(Set.of(""));
    private final Map<String, Shape> containers = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Deque<Shape> open = new ArrayDeque<>();
    private Optional<Category> category = Optional.empty();

    StructureTable(List<String> lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                read(line);
            }
        }
        connect();
    }

    Shape export() {
        return export;
    }

    /** Every section by its names. */
    Shape sections() {
        return sections;
    }

    List<String> roots() {
        return rootNames;
    }

    /** The spellings of all fields in the table. */
    Set<String> fieldNames() {
        return fieldNames;
    }

    /** The words for nothing. */
    Set<String> nothing() {
        return nothing;
    }

    private void read(String line) {
        int depth = 0;
        while (line.charAt(depth) == '\t') {
            depth++;
        }
        String[] columns = line.substring(depth).split("\t");
        while (open.size() > depth) {
            open.pop();
        }
        switch (columns[0]) {
            case "root" -> root(columns);
            case "section" -> section(columns);
            case "key" -> key(columns);
            case "nothing" -> nothing.addAll(List.of(spellings(columns[1])));
            default -> open.push(below(open.peek(), columns));
        }
    }

    private void root(String[] columns) {
        Shape shape = besides(Shape.object()).category(Category.parse(columns[1]));
        for (String name : spellings(columns[2])) {
            export.put(name, shape);
            rootNames.add(name);
        }
        roots.add(shape);
    }

    private void section(String[] columns) {
        category = Category.parse(columns[1]);
        Shape shape = besides(Shape.object()).category(category).named(spellings(columns[2])[0]);
        if (columns.length > 3) {
            shape.type(Optional.of(columns[3]));
        }
        for (String name : spellings(columns[2])) {
            sections.put(name, shape);
        }
        open.push(shape);
    }

    private void key(String[] columns) {
        List<String> frames = columns.length > 3 ? List.of(spellings(columns[3])) : List.of();
        open.peek().entry().key(new KeyMeaning(columns[2], FieldRole.valueOf(upper(columns[1])), frames));
    }

    /** Adds a container or field below {@code parent}; returns where the next, deeper line belongs. */
    private Shape below(Shape parent, String[] columns) {
        Optional<String> type = Optional.of(columns[1]).filter(name -> !name.equals("-"));
        switch (columns[0]) {
            case "list" -> {
                Shape element = Shape.object().type(type);
                put(parent, columns[2], Shape.none().elements(element));
                return element;
            }
            case "map", "open" -> {
                Shape map = besides(Shape.object()).type(type);
                return put(parent, columns[2], columns[0].equals("open") ? map.open() : map);
            }
            case "keyed" -> {
                Shape entry = Shape.object().type(type);
                return put(parent, columns[2], Shape.none().entries(entry));
            }
            case "values" -> {
                return put(
                        parent,
                        columns[3],
                        field(columns[1], columns[2], Optional.empty()).elements(Shape.plain()));
            }
            default -> {
                fieldNames.addAll(List.of(spellings(columns[2])));
                Optional<String> label = columns.length > 3 ? Optional.of(columns[3]) : Optional.empty();
                return put(parent, columns[2], field(columns[0], columns[1], label));
            }
        }
    }

    /** Adds the shape below its names; returns the shape that is there now. */
    private Shape put(Shape parent, String names, Shape shape) {
        Shape target = parent.isKeyedByData() ? parent.entry() : parent;
        if (names.equals("*")) {
            target.listOnly(shape.element());
            return target;
        }
        for (String name : spellings(names)) {
            target.put(name, shape);
            if (open.size() == 1 && !shape.takesPlain()) {
                noteContainer(name, target.below(name));
            }
        }
        return target.below(spellings(names)[0]);
    }

    /** A list or map of a section may also be directly under a root, if its name says which section it belongs to. */
    private void noteContainer(String name, Shape shape) {
        shape.category(category);
        Shape known = containers.putIfAbsent(name.toLowerCase(Locale.ROOT), shape);
        if (known != null && known != shape) {
            ambiguous.add(name.toLowerCase(Locale.ROOT));
        }
    }

    private void connect() {
        containers.keySet().removeAll(ambiguous);
        Shape nested = besides(Shape.object());
        sections.copyInto(export);
        sections.copyInto(nested);
        containers.forEach(nested::putIfAbsent);
        for (Shape root : roots) {
            nested.copyInto(root);
        }
        for (String name : rootNames) {
            Shape inside = besides(Shape.object()).category(export.below(name).category());
            nested.copyInto(inside);
            roots.forEach(root -> root.putIfAbsent(name, inside));
        }
    }

    private static Shape field(String role, String name, Optional<String> label) {
        return Shape.plain().meaning(new FieldMeaning(name, FieldRole.valueOf(upper(role)), label));
    }

    private static Shape besides(Shape object) {
        object.put("App", BESIDE);
        object.put("IsFastLane", BESIDE);
        return object;
    }

    private static String[] spellings(String column) {
        return column.split(" \\| ");
    }

    private static String upper(String role) {
        return role.toUpperCase(Locale.ROOT);
    }
}
