package org.posterity.application;

import java.util.Locale;
import org.posterity.model.Digest;

/**
 * A file of an input, and what the archive has of it. A file inside an archive stands with the archive's name before {@code !/}.
 *
 * @param path in the input
 * @param why in a sentence, where it is not held; else empty
 */
public record InputFile(String path, long size, Digest sha256, Fate fate, String why) {

    /** What the archive has of it. */
    public enum Fate {
        /** All its bytes. */
        HELD,
        /** All of it but what was removed from it. */
        SCREENED,
        /** Its bytes, in the agreement file. */
        IN_AGREEMENT,
        /** Nothing that could be kept: an archive, whose members stand by themselves, or a file of an operating system. */
        NOTHING_TO_KEEP,
        /** It was read: what consent covers is held, its own bytes are not. */
        READ,
        /** Nothing. */
        NOT_HELD;

        /** For programs. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether nothing of it would be lost. */
        boolean isHeld() {
            return this == HELD || this == IN_AGREEMENT || this == NOTHING_TO_KEEP;
        }
    }
}
