package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/**
 * A page of facts in sections, to read, print and file; it loads nothing and runs nothing.
 *
 * @param links to pages beside it: words, and a path
 */
public record FactSheet(
        String title, String kicker, String introduction, List<Fact> links, Instant drawnAt, List<Section> sections) {

    /** Facts under a heading. */
    public record Section(String heading, List<Fact> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    public FactSheet {
        links = List.copyOf(links);
        sections = List.copyOf(sections);
    }

    /** Writes the sheet as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JtefactSheetGenerated.render(html, null, this), out);
    }
}
