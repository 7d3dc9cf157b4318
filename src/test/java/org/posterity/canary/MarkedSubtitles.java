package org.posterity.canary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Subtitles beside films in which people are named and can be reached: as WebVTT and SubRip, in every encoding they come in,
 * with tags inside what must not survive, and with that broken over lines. By the ending that the name of a film gets.
 */
final class MarkedSubtitles {
    private final Markers markers;
    private final MarkedValues values;

    MarkedSubtitles(Markers markers) {
        this.markers = markers;
        this.values = new MarkedValues(markers);
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(".srt", subRip("subtitles in UTF-8").getBytes(StandardCharsets.UTF_8));
        files.put(".de.srt", ("\ufeff" + subRip("subtitles in UTF-16")).getBytes(StandardCharsets.UTF_16LE));
        files.put(".fr.srt", subRip("subtitles in Windows-1252").getBytes(Charset.forName("windows-1252")));
        files.put(".en.vtt", webVtt("subtitles in WebVTT").getBytes(StandardCharsets.UTF_8));
        files.put(".it.srt", (subRip("subtitles that are no text") + "\0").getBytes(StandardCharsets.UTF_8));
        files.put(
                ".es.vtt",
                (webVtt("subtitles that are too long") + "\n\nNOTE " + "tide ".repeat(900_000))
                        .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private String subRip(String place) {
        return """
                1
                00:00:00,100 --> 00:00:04,000
                caf\u00e9, %s

                2
                00:00:04,000 --> 00:00:09,500
                <i>see https://kites.example/knots?%s</i>
                and {\\an8}https://www.tiktok.com/@%s or instagram.com/%s
                """.formatted(
                        values.mention(place),
                        markers.signature(place + ", link"),
                        markers.handle(place + ", profile link"),
                        markers.word(place + ", profile link elsewhere"));
    }

    private String webVtt(String place) {
        String phone = markers.phone(place + ", phone over two lines");
        String mail = markers.email(place + ", e-mail over two lines");
        String tagged = markers.email(place + ", e-mail with tags inside");
        return """
                WEBVTT - by %s
                Kind: captions

                STYLE
                @media screen { ::cue { color: white } }

                NOTE translated by @%s, %s

                @%s
                00:00:00.100 --> 00:00:04.000 align:start position:10%%
                <v.loud %s>hello</v> <v @%s>we dry kelp

                00:00:04.000 --> 00:00:06.000
                mail<00:00:04.480><c> %s</c><00:00:04.960><c>%s</c> today
                or anna&#64;%s.example

                00:00:06.000 --> 00:00:09.500
                call %s
                %s
                or write to %s
                %s
                and see https://kites.example/knots?x-tos-signature=5ac0ffee
                %s&a=1 there
                with @tern_
                %s
                """.formatted(
                        values.mention(place + ", first line"),
                        markers.handle(place + ", note"),
                        markers.email(place + ", note"),
                        markers.handle(place + ", name of a cue"),
                        markers.name(place + ", voice"),
                        markers.handle(place + ", voice"),
                        tagged.substring(0, tagged.indexOf('@')),
                        tagged.substring(tagged.indexOf('@')),
                        markers.word(place + ", e-mail with a character reference"),
                        phone.substring(0, 3),
                        phone.substring(4),
                        mail.substring(0, mail.indexOf('@') + 1),
                        mail.substring(mail.indexOf('@') + 1),
                        markers.token(place + ", link over two lines"),
                        markers.word(place + ", mention over two lines"));
    }
}
