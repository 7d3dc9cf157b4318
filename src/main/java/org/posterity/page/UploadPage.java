package org.posterity.page;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page behind a personal link, on which a donor makes choices and sends files, or sees what was received. It is shown by a
 * script, which finds its own words in it.
 *
 * @param form title, introduction, and what is to be read and filled in
 * @param words what the page and its script say, by what they are for
 * @param isOpen whether files can be sent
 * @param received what was handed in
 */
public record UploadPage(DonorPage form, Map<String, String> words, boolean isOpen, List<Received> received) {
    private static final Pattern STYLE = Pattern.compile("<style>([^<]*+)</style>");

    public UploadPage {
        words = Map.copyOf(words);
        received = List.copyOf(received);
    }

    /** A file that was received. @param size in words */
    public record Received(String name, String size, String sha256) {}

    /** What it says at one of its places. */
    public String say(String key) {
        return words.get(key);
    }

    /** The page without its style sheet, as HTML that is also well-formed XML. */
    public String html() {
        return STYLE.matcher(styled()).replaceAll("");
    }

    private String styled() {
        StringWriter html = new StringWriter();
        try {
            PageOutput.write(output -> JteuploadGenerated.render(output, null, this), html);
        } catch (IOException e) {
            throw new IllegalStateException("A page could not be written into memory.", e);
        }
        return html.toString();
    }

    /** The style sheet of the page, for a server that sends it apart. */
    public String styles() {
        StringBuilder styles = new StringBuilder();
        Matcher style = STYLE.matcher(styled());
        while (style.find()) {
            styles.append(style.group(1)).append('\n');
        }
        return styles.toString();
    }
}
