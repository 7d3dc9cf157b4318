package org.posterity.export.tiktok.context;

/** The words that TikTok and its tools write instead of a count. */
public final class NoCount {
    private NoCount() {}

    /** Whether the text says that there is no number. */
    public static boolean isIn(String text) {
        String word = text.strip();
        return word.isEmpty()
                || word.equalsIgnoreCase("undefined")
                || word.equalsIgnoreCase("null")
                || word.equalsIgnoreCase("none")
                || word.equalsIgnoreCase("n/a")
                || word.equals("-")
                || word.equals("--");
    }
}
