package org.posterity.export.tiktok.text;

import java.util.regex.Pattern;

/** What a field's value looks like in a text file. */
enum FieldType {
    DATE,
    COUNT,
    /** A word of TikTok's vocabulary: one line. */
    WORD,
    /** A name or a code: one line. */
    NAME,
    /** One or several links, one per line. */
    LINK,
    /** A title or place: usually one line. */
    LINE,
    /** What people write: any number of lines, including blank ones. */
    TEXT,
    /** A value in the lines below its label. */
    BELOW;

    private static final Pattern DATE_FORM = Pattern.compile("\\s*\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}");
    private static final Pattern COUNT_FORM = Pattern.compile("[^\\p{L}]*\\d.{0,39}");
    private static final int LONGEST_WORD = 80;

    /** Whether lines without a label may follow the first. */
    boolean hasMoreLines() {
        return this == LINK || this == LINE || this == TEXT || this == BELOW;
    }

    /** Whether the value is free text, in which a line may look like anything. */
    boolean isFree() {
        return this == TEXT;
    }

    /** Whether a value may have this type. This only decides whether a line inside free text is a label or text. */
    boolean fits(String value) {
        return switch (this) {
            case DATE -> DATE_FORM.matcher(value).lookingAt();
            case COUNT -> value.isBlank() || COUNT_FORM.matcher(value).matches();
            case LINK -> value.isBlank() || value.strip().startsWith("http");
            case WORD, NAME -> value.length() <= LONGEST_WORD;
            case BELOW -> value.isBlank();
            case LINE, TEXT -> true;
        };
    }
}
