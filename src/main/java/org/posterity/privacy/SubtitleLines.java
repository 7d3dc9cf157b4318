package org.posterity.privacy;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.privacy.text.TextScreen;

/**
 * Screens subtitles line by line, like captions. Times, cue numbers and settings stay, so that the rest still plays. A name
 * or link broken over two lines is found too, and the two lines are joined.
 */
final class SubtitleLines {
    /** The start and end time of a cue. The rest of the line is text. */
    private static final Pattern TIMES = Pattern.compile(
            "\\s*+(?:\\d{1,4}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3}\\s*+-->\\s*+(?:\\d{1,4}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3}");

    private static final Pattern NUMBER = Pattern.compile("\\s*+\\d{1,9}\\s*+");
    private static final Pattern TIMESTAMP_MAP =
            Pattern.compile("X-TIMESTAMP-MAP=(?:(?:MPEGTS:\\d++|LOCAL:[\\d:.]++),?)++");

    /** Lines of style sheets that begin like this contain no names. */
    private static final Pattern AT_RULE =
            Pattern.compile("\\s*+@(?:charset|font-face|import|keyframes|media|namespace|supports)\\b");

    private static final String FIRST_WORD = "WEBVTT";

    private final String original;
    private final CueText cues;
    private final BrokenLines broken;
    private final Consumer<TextScreen.Screened> found;
    private final SortedMap<String, Long> rules = new TreeMap<>();
    private final StringBuilder out = new StringBuilder();

    private boolean inStyle;
    private Optional<BrokenLines.Line> before = Optional.empty();
    private String ending = "";

    /** @param found receives what was found, line by line */
    SubtitleLines(String original, TextScreen texts, Consumer<TextScreen.Screened> found) {
        this.original = original;
        this.cues = new CueText(texts, original.startsWith(FIRST_WORD));
        this.broken = new BrokenLines(cues);
        this.found = found;
        for (int at = 0; at < original.length(); ) {
            int end = endOfLine(at);
            int next = afterBreak(end);
            line(at, end, next);
            at = next;
        }
        flush();
    }

    /** The text as it may be kept. */
    String text() {
        return out.toString();
    }

    /** By rule, the number of lines it changed. */
    SortedMap<String, Long> rules() {
        return rules;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < original.length() && original.charAt(end) != '\n' && original.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int afterBreak(int end) {
        return original.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, original.length());
    }

    private void line(int at, int end, int next) {
        String line = original.substring(at, end);
        String ends = original.substring(end, next);
        Matcher times = TIMES.matcher(line);
        if (line.isBlank()) {
            inStyle = false;
            asItIs(line, ends);
        } else if (times.lookingAt()) {
            behind(line, times.end(), ends);
        } else if (NUMBER.matcher(line).matches() && timesAt(next)
                || TIMESTAMP_MAP.matcher(line).matches()) {
            asItIs(line, ends);
        } else if (at == 0 && line.startsWith(FIRST_WORD)) {
            behind(line, FIRST_WORD.length(), ends);
        } else if (inStyle) {
            Matcher rule = AT_RULE.matcher(line);
            behind(line, rule.lookingAt() ? rule.end() : 0, ends, cues::style);
        } else if (line.stripTrailing().equals("STYLE") && before.isEmpty()) {
            inStyle = true;
            asItIs(line, ends);
        } else {
            text(line, ends);
        }
    }

    private boolean timesAt(int at) {
        return TIMES.matcher(original).region(at, endOfLine(at)).lookingAt();
    }

    private void asItIs(String line, String ends) {
        flush();
        out.append(line).append(ends);
    }

    /** A line of which only the end is text. */
    private void behind(String line, int at, String ends) {
        behind(line, at, ends, cues::screen);
    }

    private void behind(String line, int at, String ends, Function<String, TextScreen.Screened> screen) {
        flush();
        TextScreen.Screened screened = screen.apply(line.substring(at));
        note(screened);
        out.append(line, 0, at).append(screened.text()).append(ends);
    }

    private void text(String line, String ends) {
        TextScreen.Screened screened = cues.screen(line);
        note(screened);
        BrokenLines.Line now = new BrokenLines.Line(line, screened, 1);
        Optional<BrokenLines.Line> joined = before.flatMap(it -> broken.join(it, now, this::note));
        if (joined.isEmpty()) {
            flush();
        }
        before = Optional.of(joined.orElse(now));
        ending = ends;
    }

    private void note(TextScreen.Screened screened) {
        screened.rules().forEach(rule -> rules.merge(rule, 1L, Long::sum));
        found.accept(screened);
    }

    private void flush() {
        before.ifPresent(line -> out.append(line.screened().text()).append(ending));
        before = Optional.empty();
    }
}
