package org.posterity.packaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.privacy.SubtitleEncoding;

/**
 * SubRip subtitles as WebVTT, which browsers can play. The text is escaped, so that nothing in it can become a tag; only the
 * plainest tags for italics, bold and underlining stay.
 */
final class WebVtt {
    static final String MEDIA_TYPE = "text/vtt";
    static final String OF_SUBRIP = "application/x-subrip";

    private static final String HEADER = "WEBVTT\n\nNOTE Derived from the SubRip file beside it, for playback only.\n";
    private static final Pattern TIMES = Pattern.compile(
            "\\s*(\\d{1,3}):(\\d{2}):(\\d{2})[,.](\\d{1,3})\\s+-->\\s+(\\d{1,3}):(\\d{2}):(\\d{2})[,.](\\d{1,3}).*");
    private static final Pattern PLAIN_TAG = Pattern.compile("&lt;(/?[ibu])&gt;", Pattern.CASE_INSENSITIVE);

    private WebVtt() {}

    /** The same titles as WebVTT in UTF-8; empty where there are none that can be read. */
    static Optional<byte[]> of(byte[] subRip) {
        List<String> titles =
                SubtitleEncoding.decode(subRip).map(WebVtt::titles).orElse(List.of());
        return titles.isEmpty()
                ? Optional.empty()
                : Optional.of((HEADER + String.join("", titles)).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> titles(String text) {
        List<String> titles = new ArrayList<>();
        StringBuilder title = null;
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher times = TIMES.matcher(lines.get(i));
            if (times.matches()) {
                add(titles, title);
                title = new StringBuilder("\n" + time(times, 1) + " --> " + time(times, 5) + "\n");
            } else if (title != null && !lines.get(i).isBlank() && !isNumberOfTheNext(lines, i)) {
                title.append(escaped(lines.get(i).strip())).append('\n');
            }
        }
        add(titles, title);
        return titles;
    }

    private static void add(List<String> titles, StringBuilder title) {
        if (title != null) {
            titles.add(title.toString());
        }
    }

    private static boolean isNumberOfTheNext(List<String> lines, int at) {
        return lines.get(at).strip().matches("\\d{1,6}")
                && at + 1 < lines.size()
                && TIMES.matcher(lines.get(at + 1)).matches();
    }

    private static String time(Matcher times, int from) {
        String thousandths = (times.group(from + 3) + "00").substring(0, 3);
        return String.format("%02d", Integer.parseInt(times.group(from))) + ":" + times.group(from + 1) + ":"
                + times.group(from + 2) + "." + thousandths;
    }

    private static String escaped(String line) {
        String plain = line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('\u0000', '\ufffd');
        return PLAIN_TAG.matcher(plain).replaceAll("<$1>");
    }
}
