package org.posterity.page;

import java.io.IOException;
import java.io.Writer;

/** {@code about-this-copy.txt}: what a copy is, what it holds, and what it is not. */
public final class CopyReadme {
    private CopyReadme() {}

    /** Writes the text; the writer is flushed and left open. It should encode in UTF-8. */
    public static void write(CopyView copy, Writer out) throws IOException {
        TextColumns text = new TextColumns(out);
        text.title("Posts of @" + copy.account().username() + " on " + copy.platform());
        text.paragraph(copy.opening() + " This copy was made from an archival package that " + copy.institution()
                + " keeps, and holds " + holdings(copy) + ".");
        text.blank();
        text.entry("Archival package", 20, copy.aip().value());
        for (Fact term : copy.terms()) {
            text.entry(term.label(), 20, term.value());
        }
        text.entry("Cite as", 20, copy.cite());
        text.heading("How to look at it");
        text.paragraph(
                "Open index.html in any browser. It leads to a page for each post. The videos and photos are beside"
                        + " the pages, in posts/"
                        + (copy.files().isEmpty() ? "" : ", or in unmatched/ if they belong to no post")
                        + ".");
        text.heading("What it is not");
        text.paragraph("It is not the archival package. That one is complete, and has the checksums of every file.");
        text.blank()
                .paragraph(
                        "It is not a capture of " + copy.platform() + ". The videos and photos were received from the"
                                + " donor, and the pages were written by the archive.");
        text.heading("Where to ask");
        text.paragraph(copy.institution() + ". All times are UTC.");
        out.flush();
    }

    private static String holdings(CopyView copy) {
        String files =
                InWords.count(copy.files().size(), "file that belongs to no post", "files that belong to no post");
        if (copy.posts().isEmpty()) {
            return files;
        }
        return InWords.count(copy.posts().size(), "post") + (copy.files().isEmpty() ? "" : " and " + files);
    }
}
