package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.posterity.model.TerminalFailure;

/** Where an archive's folder ends: what is written for somebody, and the key for pseudonyms, lie outside of it. */
final class ArchiveBounds {
    private ArchiveBounds() {}

    /**
     * The place, absolute, when it lies outside of the archive, also behind links.
     *
     * @param asked the option or setting that names the place
     * @throws IllegalArgumentException when it lies in it
     */
    static Path outside(Path archive, Path place, String asked) {
        if (isInside(archive, place)) {
            throw new IllegalArgumentException(asked + ": " + place
                    + " lies in the archive, which holds packages and agreements alone. Name a place"
                    + " outside of it.");
        }
        return place.toAbsolutePath().normalize();
    }

    /** Whether a place lies in the archive, also behind links. */
    static boolean isInside(Path archive, Path place) {
        return real(place.toAbsolutePath().normalize())
                .startsWith(real(archive.toAbsolutePath().normalize()));
    }

    /** The path without links, as far as it exists. */
    private static Path real(Path path) {
        Path there = path;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(path));
        } catch (IOException e) {
            throw new TerminalFailure("The folder " + there + " cannot be read.", e);
        }
    }
}
