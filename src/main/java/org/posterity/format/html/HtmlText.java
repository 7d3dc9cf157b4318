package org.posterity.format.html;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** A piece of HTML that says something: a post, a description. Whatever stands in it, it is read; nothing is refused. */
public final class HtmlText {
    private static final Pattern HANDLE = Pattern.compile("[@\uff20][\\p{L}\\p{M}\\p{N}_.-]{1,100}");

    /** Names of styles and the like, in which nobody is named. */
    private static final Pattern MARK = Pattern.compile("[a-z -]{0,100}+");

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "poster", "data", "action");

    private HtmlText() {}

    /**
     * The words as they are read: a line for each {@code br}, a blank line between paragraphs, no mark-up. A link that shows
     * {@code @name} and leads to a server reads {@code @name@server}: only both together name somebody.
     */
    public static String words(String html) {
        return words(body(html));
    }

    /**
     * The HTML with other words in it. A link whose words change is read as a whole, since servers hide parts of its text and
     * divide a name from its sign; one that names somebody leads nowhere afterwards. Where words that change run through other
     * mark-up, that goes, and the words stay.
     *
     * @param texts answers what stands in the place of a text
     * @param addresses answers what stands in the place of an address
     */
    public static String rewritten(String html, UnaryOperator<String> texts, UnaryOperator<String> addresses) {
        Element body = body(html);
        String words = words(body);
        String expected = texts.apply(words);
        boolean changes = !expected.equals(words);
        if (changes) {
            body.select("a").forEach(link -> link(link, texts));
        }
        body.select("script, style").remove();
        nodes(body).forEach(node -> {
            if (node instanceof TextNode text && changes && !(node instanceof Replaced)) {
                text.text(texts.apply(text.getWholeText()));
            } else if (node instanceof Comment) {
                node.remove();
            } else if (node instanceof Element element) {
                attributes(element, texts, addresses);
            }
        });
        return !changes || squeezed(words(body)).equals(squeezed(expected)) ? body.html() : plain(expected);
    }

    private static void link(Element link, UnaryOperator<String> texts) {
        String shown = words(link);
        String text = handle(link).orElse(shown);
        String changed = texts.apply(text);
        if (!changed.equals(text) && link.parent() != null) {
            link.replaceWith(new Replaced(changed));
        }
    }

    private static void attributes(Element element, UnaryOperator<String> texts, UnaryOperator<String> addresses) {
        for (Attribute attribute : element.attributes().asList()) {
            String value = attribute.getValue();
            boolean address = ADDRESSES.contains(attribute.getKey().toLowerCase(Locale.ROOT));
            if (!MARK.matcher(value).matches()) {
                element.attr(attribute.getKey(), (address ? addresses : texts).apply(value));
            }
        }
    }

    /** Words that were changed already. */
    private static final class Replaced extends TextNode {
        Replaced(String text) {
            super(text);
        }
    }

    private static List<Node> nodes(Element body) {
        return body.nodeStream().filter(node -> node != body).toList();
    }

    private static String plain(String text) {
        return "<p>" + Entities.escape(text).replace("\n", "<br>") + "</p>";
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Whom a link names that shows a name alone: that name on the server to which it leads. */
    private static Optional<String> handle(Element link) {
        String shown = link.wholeText().strip();
        if (!HANDLE.matcher(shown).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(URI.create(link.attr("href").strip()).getHost())
                    .map(host -> shown + "@" + host);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Element body(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document.body();
    }

    private static String words(Element element) {
        Words words = new Words();
        NodeTraversor.traverse(words, element);
        return words.text.toString().strip();
    }

    /** Gathers what is read, in the order in which it stands. */
    private static final class Words implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private final Set<Node> read = new HashSet<>();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode it && !read.contains(it.parent())) {
                String said = it.text();
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? said.stripLeading() : said);
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br")) {
                    line(1, false);
                } else if (element.isBlock()) {
                    line(element.normalName().equals("p") ? 2 : 1, true);
                }
                whole(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                line(element.normalName().equals("p") ? 2 : 1, true);
            }
        }

        /** The sign and the name may stand in elements of their own. */
        private void whole(Element element) {
            if (read.contains(element.parent())) {
                read.add(element);
            } else if (element.normalName().equals("a")) {
                handle(element).ifPresent(handle -> {
                    text.append(handle);
                    read.add(element);
                });
            }
        }

        /** Ends the line; where {@code atLeast}, lines that ended already count. */
        private void line(int lines, boolean atLeast) {
            if (text.isEmpty()) {
                return;
            }
            while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            int ended = 0;
            while (atLeast && ended < text.length() && text.charAt(text.length() - 1 - ended) == '\n') {
                ended++;
            }
            text.append("\n".repeat(Math.max(0, lines - ended)));
        }
    }
}
