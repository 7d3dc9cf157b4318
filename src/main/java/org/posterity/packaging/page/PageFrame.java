package org.posterity.packaging.page;

import java.io.IOException;

/** What stands around every page: document type, head and style before, nothing after. */
final class PageFrame {
    private PageFrame() {}

    /**
     * Begins a page that is read as a file. It may load nothing and run nothing, whatever a hostile name might achieve; the
     * post's page says nothing of the kind, because a replay tool must be able to add its own script to it.
     */
    static Markup beginSealed(Markup html, String title, Stylesheet sheet) throws IOException {
        return beginSealed(html, "en", title, sheet);
    }

    /** The same in another language (BCP 47). */
    static Markup beginSealed(Markup html, String language, String title, Stylesheet sheet) throws IOException {
        html.doctype().start("html", "lang", language).start("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        return head(html, title, sheet);
    }

    static Markup begin(Markup html, String title, Stylesheet sheet) throws IOException {
        html.doctype().start("html", "lang", "en").start("head");
        html.empty("meta", "charset", "utf-8");
        return head(html, title, sheet);
    }

    static void end(Markup html) throws IOException {
        html.end("body").line().end("html").line().finish();
    }

    private static Markup head(Markup html, String title, Stylesheet sheet) throws IOException {
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title).line();
        return html.style(sheet).end("head").line().start("body").line();
    }
}
