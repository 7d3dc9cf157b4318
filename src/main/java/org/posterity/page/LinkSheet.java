package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A page of links to the files beside it, in sections; it loads nothing and runs nothing. */
public record LinkSheet(String title, String opening, List<Section> sections) {

    /** Links under a heading; without any it is not shown. */
    public record Section(String heading, List<Link> links) {
        public Section {
            links = List.copyOf(links);
        }
    }

    /** Words that lead to a file, by its path relative to this page, percent-encoded. */
    public record Link(String words, String target) {}

    public LinkSheet {
        sections = List.copyOf(sections);
    }

    /** Writes the sheet as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        Markup html = new Markup(out);
        PageFrame.beginSealed(html, title, Stylesheet.named("facts.css"))
                .start("main")
                .line();
        html.element("h1", title, "dir", "auto")
                .element("p", opening, "class", "second")
                .line();
        for (Section section : sections) {
            if (!section.links().isEmpty()) {
                write(html, section);
            }
        }
        html.end("main").line();
        PageFrame.end(html);
    }

    private static void write(Markup html, Section section) throws IOException {
        html.start("section").element("h2", section.heading()).start("ul").line();
        for (Link link : section.links()) {
            html.start("li")
                    .element("a", link.words(), "href", link.target(), "dir", "auto")
                    .end("li")
                    .line();
        }
        html.end("ul").end("section").line();
    }
}
