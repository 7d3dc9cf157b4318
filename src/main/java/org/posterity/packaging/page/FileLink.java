package org.posterity.packaging.page;

import java.io.IOException;
import java.util.Set;
import org.posterity.packaging.page.PostView.Media;

/** A link from a page to a file beside it. */
final class FileLink {
    /** Documents that a browser would run, with whatever a stranger wrote into them. */
    private static final Set<String> RUN =
            Set.of("image/svg+xml", "text/html", "application/xhtml+xml", "application/xml");

    private FileLink() {}

    /** Leads to the file; one that a browser would run is offered for keeping and never opened as a page. */
    static void write(Markup html, Media file, String words) throws IOException {
        html.element(
                "a",
                words,
                "href",
                FileNames.link(file.portableName()),
                "download",
                RUN.contains(file.mediaType()) ? "download" : null);
    }
}
