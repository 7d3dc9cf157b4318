package org.posterity.format.bagit;

/** A path of a profile in which an asterisk stands for any characters, slashes too. It never goes back: no asterisk makes it slow. */
final class PathPattern {
    private final String[] pieces;

    PathPattern(String written) {
        this.pieces = written.split("\\*", -1);
    }

    /** Whether a path is of this form. What stands between asterisks is taken where it comes first. */
    boolean matches(String path) {
        String last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return path.equals(last);
        }
        int at = pieces[0].length();
        int end = path.length() - last.length();
        if (at > end || !path.startsWith(pieces[0]) || !path.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = path.indexOf(pieces[i], at);
            if (found < 0 || found + pieces[i].length() > end) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return true;
    }
}
