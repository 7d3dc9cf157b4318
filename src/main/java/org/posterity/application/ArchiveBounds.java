package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.posterity.model.TerminalFailure;

/** Where an archive's folder ends: what is written for somebody, and the key for pseudonyms, lie outside of it. */
public final class ArchiveBounds {
    private ArchiveBounds() {}

    /**
     * The place, absolute, when it lies outside of the archive, also behind links.
     *
     * @param asked the option or setting that names the place
     * @throws IllegalArgumentException when it lies in it
     */
    public static Path outside(Path archive, Path place, String asked) {
        if (isInside(archive, place)) {
            throw new IllegalArgumentException(asked + ": " + place
                    + " lies in the archive, which holds packages and agreements alone. Name a place"
                    + " outside of it.");
        }
        return place.toAbsolutePath().normalize();
    }

    /**
     * What is taken in lies apart from the archive and from what the program reads and writes for itself, also behind links:
     * else the one would become part of the other.
     *
     * @param donation a submission, a folder of them, or an inbox
     * @param own places of the program by the option or setting that names them; a donation may lie beside what is in them
     * @throws IllegalArgumentException when it does not
     */
    public static void requireApart(Path donation, Path archive, Map<String, Path> own) {
        if (isInside(archive, donation)) {
            throw new IllegalArgumentException(donation + " lies in the archive " + archive
                    + ". Nothing was read. Take in what lies outside of it, or name another --archive.");
        }
        if (isInside(donation, archive)) {
            throw new IllegalArgumentException("The archive " + archive + " lies in " + donation
                    + ", which is to be taken in. Nothing was read. Name an --archive outside of it.");
        }
        own.forEach((asked, place) -> {
            if (isInside(donation, place)) {
                throw new IllegalArgumentException(asked + ": " + place + " lies in " + donation
                        + ", which is to be taken in. Nothing was read. Put it outside of it.");
            }
        });
    }

    /** Whether a place lies in the archive, also behind links. */
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
