package org.posterity.privacy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;

/**
 * A line of subtitles, screened as a viewer reads it: tags and character references cannot hide a name or number. Tags stay,
 * unless they lie inside something removed. A voice tag names a person.
 */
final class CueText {
    private static final Pattern TAG = Pattern.compile("<[^<>]*+>|\\{\\\\[^{}]*+}");
    private static final Pattern VOICE = Pattern.compile("<(v(?:\\.[^\\s>]*+)?)[ \\t]++@?([^<>]*+)>");
    private static final Pattern OPEN_VOICE = Pattern.compile("^(.*)(<v(?:\\.[^\\s>]*+)?[ \t]++)([^<>]++)$");
    private static final Pattern VOICE_RULE =
            Pattern.compile("(\\[[ \t]*+voice[ \t]*+[~|^$*]?=[ \t]*+[\"']?)@?([^\"'\\]]++)");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", "\u00a0", "lrm", "\u200e", "rlm", "\u200f",
            "commat", "@", "period", ".");

    private final TextScreen texts;
    private final boolean references;

    /** @param references whether players decode character references, as in WebVTT, or show them as they are */
    CueText(TextScreen texts, boolean references) {
        this.texts = texts;
        this.references = references;
    }

    TextScreen.Screened screen(String line) {
        Matcher open = OPEN_VOICE.matcher(line);
        return references && open.find() ? openVoice(open) : closed(line);
    }

    /** A voice tag that the line does not close: the rest may be just the name. */
    private TextScreen.Screened openVoice(Matcher open) {
        TextScreen.Screened before = closed(open.group(1));
        TextScreen.Screened name = texts.person(open.group(3));
        List<String> rules = new ArrayList<>(before.rules());
        name.rules().stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
        return new TextScreen.Screened(before.text() + open.group(2) + name.text(), rules, before.flagged());
    }

    private TextScreen.Screened closed(String line) {
        String read = asRead(line);
        if (read.equals(line)) {
            return texts.text(line);
        }
        List<String> rules = new ArrayList<>();
        Set<TextPattern> flagged = new HashSet<>();
        String tagged = TAG.matcher(line).replaceAll(tag -> Matcher.quoteReplacement(tag(tag.group(), rules, flagged)));
        TextScreen.Screened screened = texts.text(read);
        flagged.addAll(screened.flagged());
        screened.rules().stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
        if (screened.text().equals(read)) {
            return new TextScreen.Screened(tagged, rules, flagged);
        }
        String withTags = texts.text(tagged).text();
        boolean same = asRead(withTags).equals(screened.text());
        return new TextScreen.Screened(same ? withTags : written(screened.text()), rules, flagged);
    }

    /** A line of a style sheet, which may name a speaker. */
    TextScreen.Screened style(String line) {
        List<String> rules = new ArrayList<>();
        String voices = VOICE_RULE.matcher(line).replaceAll(voice -> {
            TextScreen.Screened screened = texts.person(voice.group(2));
            rules.addAll(screened.rules());
            return Matcher.quoteReplacement(voice.group(1) + screened.text());
        });
        TextScreen.Screened screened = screen(voices);
        rules.addAll(screened.rules());
        return new TextScreen.Screened(
                screened.text(), rules.stream().distinct().toList(), screened.flagged());
    }

    private String tag(String tag, List<String> rules, Set<TextPattern> flagged) {
        Matcher voice = VOICE.matcher(tag);
        TextScreen.Screened screened = voice.matches() ? texts.person(voice.group(2)) : texts.text(tag);
        screened.rules().stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
        flagged.addAll(screened.flagged());
        return voice.matches() ? "<" + voice.group(1) + " " + screened.text() + ">" : screened.text();
    }

    private String asRead(String line) {
        String plain = line.indexOf('<') < 0 && line.indexOf('{') < 0
                ? line
                : TAG.matcher(line).replaceAll("");
        return references && plain.indexOf('&') >= 0
                ? REFERENCE
                        .matcher(plain)
                        .replaceAll(it ->
                                Matcher.quoteReplacement(character(it.group(), it.group(1), it.group(2), it.group(3))))
                : plain;
    }

    private static String character(String reference, String decimal, String hexadecimal, String name) {
        if (name != null) {
            return NAMED.getOrDefault(name, reference);
        }
        int point = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
        return point >= ' ' && Character.isValidCodePoint(point) ? Character.toString(point) : reference;
    }

    private String written(String text) {
        return references ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : text;
    }
}
