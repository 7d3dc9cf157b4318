package org.posterity.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * {@code report.html}: what one accession brought, told to an archivist, the outcome in one sentence first. One file,
 * without script and without anything from outside. Memory does not grow with the number of posts or files.
 */
public final class PackageReport {
    /** How many posts the report shows a picture of, at most. */
    public static final int MOST_STILLS = 60;

    private final Stylesheet sheet = Stylesheet.named("report.css");

    /** Whether the post at {@code index} of {@code total}, in the order of the report, is among those with a picture. */
    public static boolean showsStill(long index, long total) {
        if (total <= MOST_STILLS) {
            return true;
        }
        // Evenly spread, first and last included: the indices at which the scaled position steps to its next whole
        // number.
        return index == 0 || index * (MOST_STILLS - 1) / (total - 1) > (index - 1) * (MOST_STILLS - 1) / (total - 1);
    }

    /** Writes the report in full; the writer is flushed and left open. It should encode in UTF-8. */
    public void write(ReportView view, Writer out) throws IOException {
        try {
            Markup html = new Markup(out);
            PostTotals posts = PostTotals.of(view.posts());
            PostTotals deleted = PostTotals.of(view.deletedPosts());
            FileTotals files = FileTotals.of(view.files());
            String title = "Report on " + InWords.account(view.account()) + ", accession " + view.accession();
            PageFrame.beginSealed(html, title, sheet);
            new ReportHeader(html, view, posts, files).write();
            html.start("main").line();
            new ReportOnPosts(html, view, posts, deleted.listed()).write();
            new ReportOnRecognition(html, view, posts.mayName() + deleted.mayName() + files.mayName()).write();
            new ReportOnAccounting(html, view.accounting()).write();
            new ReportOnFiles(html, view, files).write();
            new ReportOnPackage(html, view).write();
            html.end("main").line();
            footer(html, view);
            PageFrame.end(html);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void footer(Markup html, ReportView view) throws IOException {
        html.start("footer").start("p").text("Made by " + view.software() + " on ");
        html.element(
                "time", InWords.minute(view.made()), "datetime", view.made().toString());
        html.text(". The content was received from the donor, not captured from " + view.platform()
                + ". All times are UTC.");
        html.end("p").end("footer").line();
    }
}
