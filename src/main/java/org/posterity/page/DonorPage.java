package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A page for a donor, to read, print, fill in by hand and sign; it loads nothing and runs nothing.
 *
 * @param language of all texts (BCP 47)
 * @param kicker the small line above the title
 */
public record DonorPage(
        String language, String title, String kicker, List<String> introduction, List<Section> sections) {

    public DonorPage {
        introduction = List.copyOf(introduction);
        sections = List.copyOf(sections);
    }

    /** What belongs together under a heading, and on one sheet if it fits. */
    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A part of a section. */
    public sealed interface Block {}

    /** A paragraph. */
    public record Words(String text) implements Block {}

    /** Facts, each with its label. */
    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A list. */
    public record Points(List<String> points) implements Block {
        public Points {
            points = List.copyOf(points);
        }
    }

    /** Boxes to tick: several, or exactly one of them. */
    public record Boxes(boolean several, List<Box> boxes) implements Block {
        public Boxes {
            boxes = List.copyOf(boxes);
        }
    }

    /** A box with its words, a smaller line below it, and whether there is room to write something behind it. */
    public record Box(String words, String hint, boolean room) {}

    /** Lines to write on, side by side, each over its label. */
    public record Blanks(List<String> labels) implements Block {
        public Blanks {
            labels = List.copyOf(labels);
        }
    }

    /** Writes the page as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        Markup html = new Markup(out);
        PageFrame.beginSealed(html, language, title, Stylesheet.named("donor.css"))
                .start("main")
                .line();
        html.element("p", kicker, "class", "kicker", "dir", "auto")
                .element("h1", title, "dir", "auto")
                .line();
        for (String paragraph : introduction) {
            html.element("p", paragraph, "class", "lead", "dir", "auto").line();
        }
        for (Section section : sections) {
            html.start("section")
                    .element("h2", section.heading(), "dir", "auto")
                    .line();
            for (Block block : section.blocks()) {
                write(html, block);
            }
            html.end("section").line();
        }
        html.end("main").line();
        PageFrame.end(html);
    }

    private static void write(Markup html, Block block) throws IOException {
        if (block instanceof Words words) {
            html.element("p", words.text(), "dir", "auto").line();
        } else if (block instanceof Facts facts) {
            html.start("dl").line();
            for (Fact fact : facts.facts()) {
                html.start("div").element("dt", fact.label(), "dir", "auto");
                html.element("dd", fact.value(), "dir", "auto").end("div").line();
            }
            html.end("dl").line();
        } else if (block instanceof Points points) {
            html.start("ul").line();
            for (String point : points.points()) {
                html.element("li", point, "dir", "auto").line();
            }
            html.end("ul").line();
        } else if (block instanceof Boxes boxes) {
            html.start("ul", "class", boxes.several() ? "boxes" : "boxes one").line();
            for (Box box : boxes.boxes()) {
                write(html, box);
            }
            html.end("ul").line();
        } else if (block instanceof Blanks blanks) {
            html.start("div", "class", "blanks").line();
            for (String label : blanks.labels()) {
                html.element("p", label, "dir", "auto").line();
            }
            html.end("div").line();
        }
    }

    private static void write(Markup html, Box box) throws IOException {
        html.start("li", box.room() ? new String[] {"class", "room"} : new String[0])
                .start("span", "class", "words")
                .element("span", box.words(), "dir", "auto");
        if (!box.hint().isEmpty()) {
            html.element("small", box.hint(), "dir", "auto");
        }
        html.end("span");
        if (box.room()) {
            html.element("span", "", "class", "line");
        }
        html.end("li").line();
    }
}
