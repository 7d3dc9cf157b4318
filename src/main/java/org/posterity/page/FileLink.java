package org.posterity.page;

import java.util.Set;

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
}
