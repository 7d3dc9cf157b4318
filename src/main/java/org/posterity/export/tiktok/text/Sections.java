package org.posterity.export.tiktok.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Category;

/** What is known about TikTok's export independently of language: where each section goes in JSON. */
final class Sections {
    private static final String TABLE = "sections.tsv";

    private final Map<String, Section> byPath = new LinkedHashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    Sections() {
        Section open = null;
        for (Table.Line line : Table.ofProgram(TABLE)) {
            switch (line.columns().get(0)) {
                case "vocabulary" ->
                    vocabulary.addAll(line.columns().subList(1, line.columns().size()));
                case "section" -> open = section(line);
                case "" -> open = withField(open, line);
                default -> throw line.mistake("begins with an unknown word");
            }
            if (open != null) {
                byPath.put(open.path(), open);
            }
        }
    }

    Optional<Section> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Whether some section has a field of this key. */
    boolean knowsKey(String key) {
        return byPath.values().stream().anyMatch(section -> section.field(key).isPresent());
    }

    /** Whether TikTok's English vocabulary has this word. */
    boolean knowsWord(String word) {
        return vocabulary.contains(word);
    }

    private static Section section(Table.Line line) {
        line.hasColumns(4);
        Set<Category> categories = new HashSet<>();
        for (String id : line.column(3).split(",")) {
            categories.add(Category.parse(id).orElseThrow(() -> line.mistake("names an unknown category")));
        }
        SectionShape shape =
                SectionShape.valueOf(line.column(2).toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Section(line.column(1), shape, categories, List.of(), Optional.empty());
    }

    private static Section withField(Section section, Table.Line line) {
        line.hasColumns(3);
        if (line.column(1).equals("frame")) {
            return new Section(
                    section.path(),
                    section.shape(),
                    section.categories(),
                    section.fields(),
                    Optional.of(line.column(2)));
        }
        FieldType type = FieldType.valueOf(line.column(1).toUpperCase(Locale.ROOT));
        List<Field> fields = new ArrayList<>(section.fields());
        fields.add(new Field(type, line.column(2), true));
        return new Section(section.path(), section.shape(), section.categories(), fields, section.frame());
    }
}
