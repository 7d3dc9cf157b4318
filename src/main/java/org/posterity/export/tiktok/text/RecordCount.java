package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Counts how many records begin in a file, by a loop of its own that reads nothing: blocks between blank lines whose first line has the
 * label with which most blocks of the section begin.
 */
final class RecordCount {
    private static final Pattern MESSAGE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}( UTC)?,? +[^:\\s][^:]{0,99}:.*", Pattern.DOTALL);

    private final Words words;
    private final SortedMap<String, Long> records = new TreeMap<>();

    RecordCount(Words words) {
        this.words = words;
    }

    /** By path of their list, over all files counted. */
    SortedMap<String, Long> records() {
        return records;
    }

    void count(ExportFile file, Section main) throws IOException {
        Map<Section, Map<String, Long>> begins = new HashMap<>();
        Section here = main;
        boolean apart = true;
        begins.put(main, new HashMap<>());
        try (TextLines lines = new TextLines(file.file().location())) {
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                String line = next.get();
                Optional<Words.Heading> heading = line.isBlank() ? Optional.empty() : words.heading(line, main);
                if (heading.isPresent()) {
                    here = heading.get().section();
                    begins.computeIfAbsent(here, it -> new HashMap<>());
                } else if (!line.isBlank()) {
                    Optional<String> key = beginning(here, line, apart);
                    if (key.isPresent()) {
                        begins.get(here).merge(key.get(), 1L, Long::sum);
                    }
                }
                apart = line.isBlank() || heading.isPresent();
            }
        }
        begins.forEach((section, keys) -> {
            if (section.shape().hasRecords()) {
                long most =
                        keys.values().stream().mapToLong(Long::longValue).max().orElse(0);
                records.merge(section.path(), most, Long::sum);
            }
        });
    }

    private Optional<String> beginning(Section here, String line, boolean apart) {
        if (here.shape() == Shape.CHATS && MESSAGE.matcher(line).matches()) {
            return Optional.of("message");
        }
        if (!apart) {
            return Optional.empty();
        }
        return LabelledLine.of(line)
                .flatMap(it -> words.field(here, it.label()).filter(field -> words.fit(field.type(), it.value())))
                .map(Field::key);
    }
}
