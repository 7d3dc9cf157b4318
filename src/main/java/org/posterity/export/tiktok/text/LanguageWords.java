package org.posterity.export.tiktok.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the languages of an export, looked up in their order. */
final class LanguageWords {
    private static final String ABSENT = "N/A";
    private static final String NONE = "None";
    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_REMEMBERED = 1_000;

    private final List<Language> languages;
    private final int longestValue;
    private final Map<Section, Map<String, Optional<Field>>> fields = new HashMap<>();
    private final Map<Section, Boolean> withHeadings = new HashMap<>();

    LanguageWords(List<Language> languages) {
        this.languages = languages;
        this.longestValue =
                languages.stream().mapToInt(Language::longestValue).max().orElse(0);
    }

    /** A line that opens a section; for a chat's, with its name. */
    record Heading(Section section, Optional<String> name) {}

    Optional<String> folder(String name) {
        String words = FoldedWords.fold(name);
        return languages.stream().flatMap(it -> it.folder(words).stream()).findFirst();
    }

    Optional<Section> file(String nameWithoutExtension) {
        String words = FoldedWords.fold(nameWithoutExtension);
        return languages.stream().flatMap(it -> it.file(words).stream()).findFirst();
    }

    /** The field of a section that a label stands for. */
    Optional<Field> field(Section section, String label) {
        Map<String, Optional<Field>> remembered = fields.computeIfAbsent(section, it -> new HashMap<>());
        Optional<Field> field = remembered.get(label);
        if (field == null) {
            field = lookUp(section, FoldedWords.fold(label));
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(label, field);
            }
        }
        return field;
    }

    private Optional<Field> lookUp(Section section, String label) {
        return languages.stream()
                .flatMap(language -> language.keys(label).stream())
                .flatMap(key -> section.field(key).stream())
                .findFirst();
    }

    /** The section that a line opens inside a file. */
    Optional<Heading> heading(String line, Section file) {
        boolean endsInColon =
                line.stripTrailing().endsWith(":") || line.stripTrailing().endsWith("\uff1a");
        if (line.length() > LONGEST_SENTENCE || !endsInColon && line.indexOf(':') >= 0) {
            return Optional.empty();
        }
        if (file.shape() == SectionShape.CHATS) {
            return endsInColon ? chat(line.strip(), file) : Optional.empty();
        }
        if (!withHeadings.computeIfAbsent(file, this::hasHeadings)) {
            return Optional.empty();
        }
        String words = FoldedWords.fold(line);
        return languages.stream()
                .flatMap(language -> language.heading(words).stream())
                .filter(file::holds)
                .findFirst()
                .map(section -> new Heading(section, Optional.empty()));
    }

    private boolean hasHeadings(Section file) {
        return languages.stream().flatMap(Language::headed).anyMatch(file::holds);
    }

    private Optional<Heading> chat(String line, Section file) {
        for (Language language : languages) {
            for (Map.Entry<Pattern, Section> frame : language.frames().entrySet()) {
                Matcher matcher = frame.getKey().matcher(line);
                if (file.holds(frame.getValue()) && matcher.matches()) {
                    return Optional.of(new Heading(frame.getValue(), Optional.of(matcher.group(1))));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a line says that there is nothing in the section. */
    boolean saysNothing(String line) {
        String words = line.length() > LONGEST_SENTENCE ? "" : FoldedWords.fold(line);
        return !words.isEmpty() && languages.stream().anyMatch(it -> it.saysNothing(words));
    }

    /**
     * The value in TikTok's English vocabulary, if it is a word of it in one of the languages. Free text stays unchanged.
     */
    String inEnglish(FieldType type, String value) {
        return type.isFree()
                ? value
                : meaning(value).filter(word -> isTranslated(type, word)).orElse(value);
    }

    /** Names and titles that people chose are never translated, except for the sign that there is no value. */
    private static boolean isTranslated(FieldType type, String word) {
        return switch (type) {
            case WORD -> true;
            case NAME, LINE, BELOW -> word.equals(ABSENT);
            default -> word.equals(ABSENT) || word.equals(NONE);
        };
    }

    private Optional<String> meaning(String value) {
        String text = value.strip();
        if (text.isEmpty() || text.length() > longestValue || Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        String words = FoldedWords.fold(text);
        return languages.stream().flatMap(it -> it.value(words).stream()).findFirst();
    }

    /** Whether a word of the export says that there is no value. */
    boolean saysAbsent(String value) {
        return meaning(value)
                .filter(word -> word.equals(ABSENT) || word.equals(NONE))
                .isPresent();
    }

    /** Whether a value may have this type, or says in one of the languages that there is none. */
    boolean fit(FieldType type, String value) {
        return type.fits(value) || saysAbsent(value);
    }
}
