package org.posterity.viruscheck;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What clamd says of one file.
 *
 * @param word the name of what was found, or why the file was not scanned
 */
record Verdict(Result result, String word) {
    static final Verdict CLEAN = new Verdict(Result.CLEAN, "");

    private static final Pattern FOUND = Pattern.compile("stream: ([A-Za-z0-9_.()/-]{1,200}) FOUND");

    /** The three that can be. */
    enum Result {
        CLEAN,
        INFECTED,
        NOT_SCANNED
    }

    static Verdict notScanned(String why) {
        return new Verdict(Result.NOT_SCANNED, why);
    }

    /** Only what is known to mean clean is clean. */
    static Verdict of(String answer) {
        if (answer.equals("stream: OK")) {
            return CLEAN;
        }
        if (answer.endsWith(" FOUND")) {
            Matcher found = FOUND.matcher(answer);
            String name = found.matches() ? found.group(1) : "unnamed";
            return isLimit(name) ? notScanned(name) : new Verdict(Result.INFECTED, name);
        }
        return notScanned(answer.contains("size limit exceeded") ? "StreamMaxLength" : "error of clamd");
    }

    /** What clamd reports where it stopped before the end, and where it could not look inside. */
    private static boolean isLimit(String name) {
        return name.startsWith("Heuristics.Limits.") || name.startsWith("Heuristics.Encrypted.");
    }
}
