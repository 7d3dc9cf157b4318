package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;

/**
 * An agreement as it is kept: every version of it, oldest first. It names people; nothing of it may reach a message.
 *
 * @param id as {@link Agreement#id}
 */
public record KeptAgreement(String id, List<Version> versions) {
    /** The path of the record, as it came, within an agreement. */
    public static final String RECORD = "consent.json";

    private static final ObjectMapper JSON = new ObjectMapper();

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

        /**
         * The record, read without the schema: one that today's schema would refuse still counts.
         *
         * @throws UnreadableAgreement when it is missing, or is not what was kept
         */
        public JsonNode record() {
            File file = files.stream()
                    .filter(it -> it.path().equals(RECORD))
                    .findFirst()
                    .orElseThrow(Version::unreadable);
            try {
                byte[] bytes = file.bytes().all();
                if (Digest.sha512(bytes).equals(file.sha512())) {
                    return JSON.readTree(bytes);
                }
            } catch (IOException e) {
                // Without its cause: messages of parsers quote what they could not read.
                throw unreadable();
            }
            throw unreadable();
        }

        private static UnreadableAgreement unreadable() {
            return new UnreadableAgreement("The record of an agreement is missing or damaged.");
        }
    }

    /**
     * One file.
     *
     * @param path within the agreement
     * @param since the number of the version that brought its bytes
     */
    public record File(String path, KeptBytes bytes, Digest sha512, int since) {}
}
