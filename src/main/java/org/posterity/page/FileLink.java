package org.posterity.page;

import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import org.posterity.page.PostView.Media;

/** How a page leads to a file beside it. */
public final class FileLink {
    /** The largest file that stands in a page itself, in bytes. */
    public static final int MOST_IN_PAGE = 256 * 1024;

    /** Documents that a browser would run, with whatever a stranger wrote into them. */
    private static final Set<String> RUN =
            Set.of("image/svg+xml", "text/html", "application/xhtml+xml", "application/xml");

    private FileLink() {}

    /** Whether browsers would run a file of this type, when they open it. */
    public static boolean isRunByBrowsers(String mediaType) {
        return RUN.contains(mediaType);
    }

    /**
     * Leads to the file. What a browser would run is offered for keeping, from the page itself: on a page that was opened by a
     * double click, browsers open a file that they are told to keep. Where it is too large for that, its name alone is told.
     */
    static void write(Markup html, Media file, String words) throws IOException {
        if (!isRunByBrowsers(file.mediaType())) {
            html.element("a", words, "href", FileNames.link(file.portableName()));
        } else if (file.offered().isPresent()) {
            String content = Base64.getEncoder().encodeToString(file.offered().get());
            html.element(
                    "a",
                    words,
                    "href",
                    "data:application/octet-stream;base64," + content,
                    "download",
                    file.portableName());
        } else {
            html.text(words);
        }
    }
}
