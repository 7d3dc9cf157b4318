package org.posterity.privacy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Digest;

/**
 * What is kept of a file of text from which something was taken out: a rendition in UTF-8, which lies in the workspace. The
 * bytes that were handed over go no further.
 *
 * @param lines by rule, from how many lines it took something out
 */
public record ScreenedSubtitles(Path location, long size, Digest digest, SortedMap<String, Long> lines) {

    public ScreenedSubtitles {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }
}
