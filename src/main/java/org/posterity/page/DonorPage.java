package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

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
     * @param field what they answer, for programs
     * @param question that they answer; empty where the heading asks it
     */
    public record Boxes(boolean several, String field, String question, List<Box> boxes) implements Block {
        public Boxes {
            boxes = List.copyOf(boxes);
        }
    }

    /**
     * A box with its words and a smaller line below it.
     *
     * @param value for programs
     * @param room to write something behind it, for programs; empty: there is none
     */
    public record Box(String value, String words, String hint, Optional<Room> room) {}

    /**
     * Room to write something.
     *
     * @param field what is written there, for programs
     * @param day whether it is a day
     */
    public record Room(String field, boolean day) {}

    /**
     * Lines to write on, side by side, each with its label.
     *
     * @param byHand whether they are filled in with a pen alone
     */
    public record Blanks(boolean byHand, List<Blank> blanks) implements Block {
        public Blanks {
            blanks = List.copyOf(blanks);
        }
    }

    /** A line to write on. @param field what is written there, for programs */
    public record Blank(String field, String label) {}

    /** Writes the page as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JtedonorGenerated.render(html, null, this), out);
    }
}
