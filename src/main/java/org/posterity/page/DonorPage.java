package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A page for a donor, to read, to fill in on screen or by hand, to print and to sign; it loads nothing and runs nothing.
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

    /**
     * Boxes to tick: several, or exactly one of them.
     *
     * @param question that they answer; empty where the heading asks it
     */
    public record Boxes(boolean several, String question, List<Box> boxes) implements Block {
        public Boxes {
            boxes = List.copyOf(boxes);
        }
    }

    /** A box with its words, a smaller line below it, and whether there is room to write something behind it. */
    public record Box(String words, String hint, boolean room) {}

    /**
     * Lines to write on, side by side, each with its label.
     *
     * @param byHand whether they are filled in with a pen alone
     */
    public record Blanks(boolean byHand, List<String> labels) implements Block {
        public Blanks {
            labels = List.copyOf(labels);
        }
    }

    /** Writes the page as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JtedonorGenerated.render(html, null, this), out);
    }
}
