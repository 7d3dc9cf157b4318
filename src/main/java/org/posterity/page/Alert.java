package org.posterity.page;

import java.util.Arrays;
import java.util.Optional;

/** A finding on a file that somebody should act on, so that it is told at the top of the report and in the lines printed. */
public enum Alert {
    ARCHIVE(
            "archive-not-opened",
            "archive was not opened",
            "archives were not opened",
            "unpack first, and hand in the content"),
    PAPER(
            "paper-not-listed",
            "document was not taken in",
            "documents were not taken in",
            "if it is a signed paper, list it in the consent record (consent new --evidence)"),
    DAMAGED(
            "damaged-media",
            "media file is damaged or empty, and kept as it came",
            "media files are damaged or empty, and kept as they came",
            "ask for whole ones");

    private final String code;
    private final String one;
    private final String many;
    private final String remedy;

    Alert(String code, String one, String many, String remedy) {
        this.code = code;
        this.one = one;
        this.many = many;
        this.remedy = remedy;
    }

    /** The alert that findings with this code are, if they are one. */
    public static Optional<Alert> of(String code) {
        return Arrays.stream(values()).filter(alert -> alert.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** How many files it is about, and what to do; no file is named. */
    public String sentence(long files) {
        return InWords.count(files, one, many) + ": " + remedy + ".";
    }
}
