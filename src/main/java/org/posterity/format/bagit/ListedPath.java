package org.posterity.format.bagit;

import java.util.regex.Pattern;

/** Paths as manifests and fetch files list them: which lead out of the bag. */
final class ListedPath {
    private static final Pattern ABSOLUTE = Pattern.compile("^([/\\\\~]|[A-Za-z]:)");
    private static final Pattern PARENT = Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)");

    private ListedPath() {}

    /** True for a path that on some system names something outside the bag (RFC 8493 §5.1). */
    static boolean escapes(String path) {
        return ABSOLUTE.matcher(path).find() || PARENT.matcher(path).find() || path.indexOf('\0') >= 0;
    }
}
