package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;

/**
 * A file of a stored bag: its path in the bag, its bytes, its present size (−1 if it is gone), and the sha512 at the time of
 * the commit.
 */
public record StoredFile(String logicalPath, KeptBytes bytes, long size, Digest sha512) {

    public boolean isPresent() {
        return size >= 0;
    }

    /**
     * Opens it for reading, from any position.
     *
     * @throws DamagedFile when it cannot be opened
     */
    public SeekableByteChannel open() throws DamagedFile {
        try {
            return bytes.open();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /**
     * All bytes of a record that fits into memory.
     *
     * @throws DamagedFile when it is unreadable or has changed since it was committed
     */
    public byte[] read() throws DamagedFile {
        try {
            byte[] read = bytes.all();
            require(Digest.sha512(read));
            return read;
        } catch (DamagedFile e) {
            throw e;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** @throws DamagedFile when the bytes that were read are not those that were committed */
    public void require(Digest found) throws DamagedFile {
        if (!found.equals(sha512)) {
            throw new DamagedFile("The file " + logicalPath + " has changed since it was committed.");
        }
    }

    /** The exception for a failed read. */
    public DamagedFile unreadable() {
        return new DamagedFile("The file " + logicalPath + " cannot be read.");
    }
}
