package org.posterity.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.posterity.model.TerminalFailure;

/** What donors read, in one language. A new language is a file {@code texts_<code>.properties} and its code here. */
public final class DonorTexts {
    private static final List<String> LANGUAGES = List.of("en", "de");

    private final String language;
    private final Properties texts;

    private DonorTexts(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    public static List<String> languages() {
        return LANGUAGES;
    }

    /** The texts of a language, which must be one of {@link #languages}. */
    public static DonorTexts in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("Languages are: " + String.join(", ", LANGUAGES) + ".");
        }
        Properties texts = new Properties();
        try (InputStream stream = DonorTexts.class.getResourceAsStream("texts_" + language + ".properties")) {
            if (stream == null) {
                throw new TerminalFailure("This build of Posterity lacks its texts in the language " + language + ".");
            }
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new TerminalFailure("The texts of this build cannot be read.", e);
        }
        return new DonorTexts(language, texts);
    }

    public String language() {
        return language;
    }

    /** A text with its placeholders filled in. */
    String say(String key, Object... fillings) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("There is no text " + key + " in the language " + language + ".");
        }
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int filling = text.charAt(open + 1) - '0';
            said.append(text, from, open).append(fillings[filling]);
            from = open + "{0}".length();
        }
        return said.append(text.substring(from)).toString();
    }

    /** The text for one of the schema's words; the word itself if an institution has added it. */
    String word(String kind, String id) {
        return texts.getProperty(kind + "." + id, id);
    }

    /** The explanation of one of a schema's words, if there is one. */
    String hint(String kind, String id) {
        return texts.getProperty(kind + "." + id + ".hint", "");
    }

    String day(LocalDate day) {
        String month = say("months").split(",")[day.getMonthValue() - 1];
        return say("day", day.getDayOfMonth(), month, day.getYear());
    }

    Properties all() {
        return texts;
    }
}
