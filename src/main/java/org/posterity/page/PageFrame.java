package org.posterity.page;

import java.io.IOException;

/** What stands around every page: document type, head and style before, nothing after. */
final class PageFrame {
    private PageFrame() {}

    private static final String SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /** Media beside the page play; file: is named since browsers do not take it for the page's own place. */
    private static final String WITH_MEDIA = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:;"
            + " media-src 'self' file: data:; base-uri 'none'; form-action 'none'";

    /** Begins a page that is read as a file. It may load nothing and run nothing, whatever a hostile name might achieve. */
    static Markup beginSealed(Markup html, String title, Stylesheet sheet) throws IOException {
        return beginSealed(html, "en", title, sheet);
    }

    /** The same in another language (BCP 47). */
    static Markup beginSealed(Markup html, String language, String title, Stylesheet sheet) throws IOException {
        return begin(html, language, SEALED, title, sheet);
    }

    /** Begins a page that shows pictures and plays films and sounds that lie beside it, and may do nothing else. */
    static Markup beginWithMedia(Markup html, String title, Stylesheet sheet) throws IOException {
        return begin(html, "en", WITH_MEDIA, title, sheet);
    }

    private static Markup begin(Markup html, String language, String policy, String title, Stylesheet sheet)
            throws IOException {
        html.doctype().start("html", "lang", language).start("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
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
