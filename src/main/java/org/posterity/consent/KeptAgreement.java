package org.posterity.consent;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.posterity.model.Digest;

/**
 * An agreement as it is kept: every version of it, oldest first. It names people; nothing of it may reach a message.
 *
 * @param id as {@link Agreement#id}
 */
public record KeptAgreement(String id, List<Version> versions) {
    /** The path of the record, as it came, within an agreement. */
    public static final String RECORD = "consent.json";

    public KeptAgreement {
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param number from 1
     * @param files all files that belong to it, in the order of their paths; what did not change lies with an earlier version
     */
    public record Version(int number, Instant keptAt, List<File> files) {
        public Version {
            files = List.copyOf(files);
        }
    }

    /**
     * One file.
     *
     * @param path within the agreement
     * @param since the number of the version that brought its bytes
     */
    public record File(String path, Path location, Digest sha512, int since) {}
}
