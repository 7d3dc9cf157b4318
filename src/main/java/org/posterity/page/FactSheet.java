package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/** A page of facts in sections, to read, print and file; it loads nothing and runs nothing. */
public record FactSheet(String title, String kicker, String introduction, Instant drawnAt, List<Section> sections) {

    /** Facts under a heading. */
    public record Section(String heading, List<Fact> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    public FactSheet {
        sections = List.copyOf(sections);
    }

    /** Writes the sheet as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        Markup html = new Markup(out);
        PageFrame.beginSealed(html, title, Stylesheet.named("facts.css"))
                .start("main")
                .line();
        html.element("p", kicker, "class", "kicker").element("h1", title);
        html.element("p", introduction, "class", "second");
        html.element("p", "Drawn on " + InWords.minute(drawnAt) + ".", "class", "second")
                .line();
        for (Section section : sections) {
            html.start("section")
                    .element("h2", section.heading(), "dir", "auto")
                    .start("dl")
                    .line();
            for (Fact fact : section.facts()) {
                html.start("div").element("dt", fact.label(), "dir", "auto");
                html.element("dd", fact.value(), "dir", "auto").end("div").line();
            }
            html.end("dl").end("section").line();
        }
        html.end("main").line();
        PageFrame.end(html);
    }
}
