package org.posterity.intake;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.posterity.model.TerminalFailure;

/** The free space on the file system of the workspace (the archive's, or that of temporary files), checked before work begins. */
record FreeSpace(LongSupplier usable, long reserve) {

    /** Fails if {@code needed} bytes would eat into the reserve. */
    void require(long needed) {
        long free = usable.getAsLong();
        if (free - reserve < needed) {
            throw new TerminalFailure("Not enough free space: " + words(needed) + " are needed and " + words(reserve)
                    + " must stay free, but only " + words(free)
                    + " are free on the disk of the workspace. Nothing was changed; free some space and run again.");
        }
    }

    private static String words(long bytes) {
        if (bytes < 1_000_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
