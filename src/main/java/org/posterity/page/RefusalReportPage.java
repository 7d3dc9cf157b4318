package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import org.posterity.model.Fault;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;

/** {@code report.html} of a refused transfer: why a submission was not taken in, where it is wrong, and what to do about it. */
public final class RefusalReportPage {
    private final Stylesheet sheet = Stylesheet.named("refusal.css");

    /** Since when a donation from the same place is held, and in which package. */
    public record TakenIn(Instant time, PackageId aip) {}

    /**
     * Writes the page.
     *
     * @param name by which the person who handed it in knows it, where it may be told
     * @param time when it was turned away
     * @param since where a donation from the same place was taken in after that
     */
    public void write(Rejection rejection, Optional<String> name, Instant time, Optional<TakenIn> since, Writer out)
            throws IOException {
        Markup html = new Markup(out);
        PageFrame.beginSealed(html, "Not taken in: " + rejection.submission(), sheet)
                .start("main")
                .line();
        html.element(
                "p", since.isPresent() ? "Mended" : "Refused", "class", since.isPresent() ? "kicker mended" : "kicker");
        html.element("h1", rejection.summary(), "dir", "auto");
        html.element("p", explanation(rejection), "class", "second").line();
        if (since.isPresent()) {
            mended(html, since.get());
        }
        faults(html, rejection);
        if (since.isEmpty() && !rejection.code().equals(Rejection.WHILE_STORING)) {
            nothingKept(html);
        }
        html.start("footer").start("dl");
        if (name.isPresent()) {
            fact(html, "Submission", FileNames.shown(name.get()));
        }
        fact(html, "Identifier", rejection.submission().value());
        fact(html, "Reason code", rejection.code());
        fact(html, "Looked at", InWords.minute(time));
        html.end("dl").end("footer").end("main").line();
        PageFrame.end(html);
    }

    private static String explanation(Rejection rejection) {
        if (rejection.code().equals(Rejection.WHILE_STORING)) {
            return "What was handed in lies where it lay, untouched. `posterity list` says whether the archive holds it; to"
                    + " hand it in again does no harm.";
        }
        return "The archive cannot take this submission in as it is, so it was refused before anything was stored.";
    }

    private static void faults(Markup html, Rejection rejection) throws IOException {
        int count = rejection.faults().size();
        if (count == 0) {
            return;
        }
        html.element("h2", count == 1 ? "What is wrong, and what to do" : InWords.number(count) + " things are wrong")
                .line();
        html.start("ol", "class", count == 1 ? "single" : null).line();
        for (Fault fault : rejection.faults()) {
            html.start("li").element("p", fault.what(), "class", "what", "dir", "auto");
            if (!fault.where().isBlank()) {
                html.start("p", "class", "where").element("span", "Where: ");
                html.element("code", FileNames.shown(fault.where())).end("p");
            }
            if (!fault.remedy().isBlank()) {
                html.start("p", "class", "remedy")
                        .element("b", "What to do: ")
                        .text(fault.remedy())
                        .end("p");
            }
            html.end("li").line();
        }
        html.end("ol").line();
    }

    private static void mended(Markup html, TakenIn since) throws IOException {
        html.start("section", "class", "calm").element("h2", "A donation from this place was taken in since");
        html.element(
                "p",
                "On " + InWords.minute(since.time()) + " it became the package "
                        + since.aip().shortForm()
                        + ". What follows was wrong before; this report stays as evidence. Where that was"
                        + " another donation than the one reported here, this one is still not taken in.");
        html.end("section").line();
    }

    private static void nothingKept(Markup html) throws IOException {
        html.start("section", "class", "calm").element("h2", "Nothing was kept, nothing was changed");
        html.element(
                "p",
                "What was handed in lies where it lay, untouched. The archive holds this report and no part of the "
                        + "submission. Once the cause is mended, hand it in again with the same command.");
        html.end("section").line();
    }

    private static void fact(Markup html, String label, String value) throws IOException {
        html.start("div")
                .element("dt", label)
                .element("dd", value, "dir", "auto")
                .end("div");
    }
}
