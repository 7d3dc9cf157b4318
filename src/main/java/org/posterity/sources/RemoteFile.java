package org.posterity.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A file that lies at the other end.
 *
 * @param name as the other end says it, not to be trusted
 * @param length in bytes; negative where the other end does not say
 * @param version changes when the content does: a time, an entity tag
 * @param checksum of the content, where the other end gives one
 */
public record RemoteFile(String name, long length, String version, Optional<Checksum> checksum, Content content) {

    /** The way to its bytes. */
    public interface Content {
        /** Opens it for one reading. */
        InputStream open() throws IOException;

        /** Whether the other end still has it as it was listed; asked after the reading. */
        default boolean unchanged() throws IOException {
            return true;
        }
    }

    /** By what it is known again: the same name, length and version. */
    public String key() {
        return length + " " + version + " " + name;
    }
}
