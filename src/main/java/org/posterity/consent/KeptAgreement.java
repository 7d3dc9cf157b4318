package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;

/**
 * A kept agreement: all its versions, oldest first. It names people; nothing in it may reach a message.
 *
 * @param id as {@link Agreement#id}
 */
public record KeptAgreement(String id, List<Version> versions) {
    /** The path of the record, as received, within an agreement. */
    public static final String RECORD = "consent.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public KeptAgreement {
        versions = List.copyOf(versions);
    }

    /** @throws UnreadableAgreement when it has no version */
    public Version newest() {
        if (versions.isEmpty()) {
            throw Version.unreadable();
        }
        return versions.get(versions.size() - 1);
    }

    /**
     * The last version with another record than the newest; empty if there was never another.
     *
     * @throws UnreadableAgreement when a record is missing or was changed
     */
    public Optional<Version> beforeNewestRecord() {
        Digest newest = newest().digest();
        return versions.stream()
                .filter(version -> !version.digest().equals(newest))
                .reduce((earlier, later) -> later);
    }

    /**
     * One version.
     *
     * @param number from 1
     * @param files all files that belong to it, in order of path; unchanged ones lie with an earlier version
     */
    public record Version(int number, Instant keptAt, List<File> files) {
        public Version {
            files = List.copyOf(files);
        }

        /**
         * The record, read without the schema: one that today's schema would refuse is still valid.
         *
         * @throws UnreadableAgreement when it is missing or was changed
         */
        public JsonNode record() {
            try {
                return JSON.readTree(bytes());
            } catch (IOException e) {
                // without its cause: parsers quote what they could not read
                throw unreadable();
            }
        }

        /**
         * The bytes of the record as it was received.
         *
         * @throws UnreadableAgreement when it is missing or was changed
         */
        public byte[] bytes() {
            try {
                return bytes(RECORD).orElseThrow(Version::unreadable);
            } catch (IOException e) {
                throw unreadable();
            }
        }

        /** sha256 of the record. */
        public Digest digest() {
            return Digest.sha256(bytes());
        }

        /**
         * What the institution decided on packages under this agreement, in order.
         *
         * @throws UnreadableAgreement when the decisions were changed
         */
        List<Decision> decisions() {
            try {
                Optional<byte[]> lines = bytes(Decisions.PATH);
                return lines.isEmpty() ? List.of() : Decisions.read(lines.get());
            } catch (IOException e) {
                throw unreadable();
            }
        }

        /** A file as it was kept; empty when this version has none of this path. */
        private Optional<byte[]> bytes(String path) throws IOException {
            Optional<File> file =
                    files.stream().filter(it -> it.path().equals(path)).findFirst();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes = file.get().bytes().all();
            if (!Digest.sha512(bytes).equals(file.get().sha512())) {
                throw unreadable();
            }
            return Optional.of(bytes);
        }

        private static UnreadableAgreement unreadable() {
            return new UnreadableAgreement("A record of an agreement is missing or damaged.");
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
