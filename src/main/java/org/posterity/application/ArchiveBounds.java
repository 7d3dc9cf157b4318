package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.posterity.model.TerminalFailure;

/** The bounds of an archive's folder: files written for people, and the key for pseudonyms, must lie outside it. */
public final class ArchiveBounds {
    private ArchiveBounds() {}

    /**
     * The absolute path of a place outside the archive, links followed.
     *
     * @param asked the option or setting that names the place
     * @throws IllegalArgumentException when it lies inside
     */
    public static Path outside(Path archive, Path place, String asked) {
        if (isInside(archive, place)) {
            throw new IllegalArgumentException(asked + ": " + place
                    + " is inside the archive, which is for packages and agreements only. Name a place outside it.");
        }
        return place.toAbsolutePath().normalize();
    }

    /**
     * The place, when it lies outside of what is handed in, which is only read.
     *
     * @throws IllegalArgumentException when it lies in it
     */
    public static Path outside(List<Path> donations, Path place, String asked) {
        for (Path donation : donations) {
            if (isInside(donation, place)) {
                throw new IllegalArgumentException(asked + ": " + place + " is inside " + donation
                        + ", which is to be taken in. Name a place outside of it.");
            }
        }
        return place;
    }

    /**
     * Checks that a donation lies apart from the archive and from the program's own files, links followed; otherwise one
     * would become part of the other.
     *
     * @param donation a submission, a folder of them, or an inbox
     * @param own the program's own places, each with the option or setting that names it; a donation may lie beside them
     * @throws IllegalArgumentException when it does not
     */
    public static void requireApart(Path donation, Path archive, Map<String, Path> own) {
        if (isInside(archive, donation)) {
            throw new IllegalArgumentException(donation + " is inside the archive " + archive
                    + ". Nothing was read. Move the donation out of the archive, or name another --archive.");
        }
        if (isInside(donation, archive)) {
            throw new IllegalArgumentException("The archive " + archive + " is inside " + donation
                    + ", which is the donation. Nothing was read. Name an --archive outside it.");
        }
        own.forEach((asked, place) -> {
            if (isInside(donation, place)) {
                throw new IllegalArgumentException(asked + ": " + place + " is inside " + donation
                        + ", which is the donation. Nothing was read. Move it out of the donation.");
            }
        });
    }

    /** Whether a place is inside the archive, links followed. */
    public static boolean isInside(Path archive, Path place) {
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
