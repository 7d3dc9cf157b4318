package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Counts independently how many records begin in a file, without reading values. Blank lines separate blocks. Without free
 * text, each block that begins with a known label is a record, and another record begins where the same label comes again.
 * Otherwise only blocks count that begin with the label with which most begin.
 */
final class RecordCount {
    private static final Pattern MESSAGE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}( UTC)?,? +[^:\\s][^:]{0,99}:.*", Pattern.DOTALL);

    private static final String MESSAGE_LINE = "message";

    private final LanguageWords words;
    private final SortedMap<String, Long> records = new TreeMap<>();

    RecordCount(LanguageWords words) {
        this.words = words;
    }

    /** By path of their list, over all files. */
    SortedMap<String, Long> records() {
        return records;
    }

    void count(ExportFile file, Section main) throws IOException {
        Map<Section, Map<String, Long>> begins = new HashMap<>();
        Section here = main;
        boolean apart = true;
        Optional<String> begun = Optional.empty();
        begins.put(main, new HashMap<>());
        try (TextLines lines = new TextLines(file.file().location())) {
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                String line = next.get();
                Optional<LanguageWords.Heading> heading = line.isBlank() ? Optional.empty() : words.heading(line, main);
                if (heading.isPresent()) {
                    here = heading.get().section();
                    begins.computeIfAbsent(here, it -> new HashMap<>());
                } else if (!line.isBlank()) {
                    Optional<String> key = label(here, line);
                    boolean again = !hasFreeText(here) && key.equals(begun);
                    if (key.isPresent() && (apart || again || key.get().equals(MESSAGE_LINE))) {
                        begins.get(here).merge(key.get(), 1L, Long::sum);
                        begun = key;
                    }
                }
                apart = line.isBlank()
                        || heading.isPresent()
                        || begins.get(here).isEmpty();
            }
        }
        begins.forEach((section, keys) -> {
            if (section.shape().hasRecords()) {
                LongStream counts = keys.values().stream().mapToLong(Long::longValue);
                long all = hasFreeText(section) ? counts.max().orElse(0) : counts.sum();
                records.merge(JsonParts.listPath(section), all, Long::sum);
            }
        });
    }

    private Optional<String> label(Section here, String line) {
        if (here.shape() == SectionShape.CHATS && MESSAGE.matcher(line).matches()) {
            return Optional.of(MESSAGE_LINE);
        }
        return LabelledLine.of(line)
                .flatMap(it -> words.field(here, it.label())
                        .filter(field -> !hasFreeText(here) || words.fit(field.type(), it.value())))
                .map(Field::key);
    }

    private static boolean hasFreeText(Section section) {
        return section.fields().stream().anyMatch(field -> field.type().isFree());
    }
}
