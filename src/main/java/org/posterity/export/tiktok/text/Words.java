package org.posterity.export.tiktok.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the languages that an export is in, looked up in their order. */
final class Words {
    private static final String ABSENT = "N/A";
    private static final String NONE = "None";
    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_REMEMBERED = 2_000;

    private final List<Language> languages;
    private final Map<String, String> folded = new HashMap<>();

    Words(List<Language> languages) {
        this.languages = languages;
    }

    /** A line that opens a section, with the name that it holds, if it is a chat's. */
    record Heading(Section section, Optional<String> name) {}

    Optional<String> folder(String name) {
        String words = Wording.fold(name);
        return languages.stream().flatMap(it -> it.folder(words).stream()).findFirst();
    }

    Optional<Section> file(String nameWithoutExtension) {
        String words = Wording.fold(nameWithoutExtension);
        return languages.stream().flatMap(it -> it.file(words).stream()).findFirst();
    }

    /** The field of a section for which a label stands. */
    Optional<Field> field(Section section, String label) {
        String words = remembered(label);
        for (Language language : languages) {
            for (String key : language.keys(words)) {
                Optional<Field> field = section.field(key);
                if (field.isPresent()) {
                    return field;
                }
            }
        }
        return Optional.empty();
    }

    /** The section that a line opens inside a file. */
    Optional<Heading> heading(String line, Section file) {
        if (line.length() > LONGEST_SENTENCE) {
            return Optional.empty();
        }
        boolean endsInColon =
                line.stripTrailing().endsWith(":") || line.stripTrailing().endsWith("\uff1a");
        String words = file.shape() == Shape.CHATS ? "" : Wording.fold(line);
        for (Language language : languages) {
            Optional<Section> plain = language.heading(words).filter(file::holds);
            if (plain.isPresent() && (endsInColon || !line.contains(":"))) {
                return Optional.of(new Heading(plain.get(), Optional.empty()));
            }
            if (file.shape() == Shape.CHATS && endsInColon) {
                for (Map.Entry<Pattern, Section> frame : language.frames().entrySet()) {
                    Matcher matcher = frame.getKey().matcher(line.strip());
                    if (file.holds(frame.getValue()) && matcher.matches()) {
                        return Optional.of(new Heading(frame.getValue(), Optional.of(matcher.group(1))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a line says that there is nothing in the section. */
    boolean saysNothing(String line) {
        String words = line.length() > LONGEST_SENTENCE ? "" : Wording.fold(line);
        return !words.isEmpty() && languages.stream().anyMatch(it -> it.saysNothing(words));
    }

    /** The value in TikTok's English vocabulary, where it is a word of it in one of the languages; free text stays as it is. */
    String inEnglish(FieldType type, String value) {
        return type.isFree()
                ? value
                : meaning(value).filter(word -> isTranslated(type, word)).orElse(value);
    }

    /** What people call things and themselves is never taken for a word: only the sign that there is no value is. */
    private static boolean isTranslated(FieldType type, String word) {
        return switch (type) {
            case WORD -> true;
            case NAME, LINE, BELOW -> word.equals(ABSENT);
            default -> word.equals(ABSENT) || word.equals(NONE);
        };
    }

    private Optional<String> meaning(String value) {
        if (value.length() > LONGEST_SENTENCE) {
            return Optional.empty();
        }
        String words = remembered(value);
        return languages.stream().flatMap(it -> it.value(words).stream()).findFirst();
    }

    /** Whether a word of the export says that there is no value. */
    boolean saysAbsent(String value) {
        return meaning(value)
                .filter(word -> word.equals(ABSENT) || word.equals(NONE))
                .isPresent();
    }

    /** Whether a value may be one of this type, or says in one of the languages that there is none. */
    boolean fit(FieldType type, String value) {
        return type.fits(value) || saysAbsent(value);
    }

    private String remembered(String text) {
        String words = folded.get(text);
        if (words == null) {
            words = Wording.fold(text);
            if (folded.size() < MOST_REMEMBERED) {
                folded.put(text, words);
            }
        }
        return words;
    }
}
