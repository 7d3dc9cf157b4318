package org.posterity.privacy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Digest;

/**
 * What is kept of a text file from which something was removed: a rendition in UTF-8, in the workspace. The received bytes
 * are not kept.
 *
 * @param lines by rule, the number of lines it changed
 */
public record ScreenedSubtitles(Path location, long size, Digest digest, SortedMap<String, Long> lines) {

    public ScreenedSubtitles {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }
}
