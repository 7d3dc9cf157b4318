package org.posterity.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links without their query and fragment: the signed part is a key to the platform, and dies in days anyway. */
final class PlainLinks {
    private static final Pattern LINK = Pattern.compile("(?i)(https?://[^\\s?#\"<>]*)([?#][^\\s\"<>]*)");

    private PlainLinks() {}

    /** The text with every link in it cut before its query. */
    static String in(String text) {
        Matcher link = LINK.matcher(text);
        return link.replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
    }
}
