package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;

/**
 * A file of a stored bag: its path in the bag, its bytes, how many there are now (−1 when it is gone), and the sha512 they had
 * when they were committed.
 */
public record StoredFile(String logicalPath, KeptBytes bytes, long size, Digest sha512) {

    public boolean isPresent() {
        return size >= 0;
    }

    /**
     * Opens it to read, from any place on.
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
     * All bytes of a record, which must be small enough for memory.
     *
     * @throws DamagedFile when it cannot be read, or is not what was committed
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
            throw new DamagedFile("The file " + logicalPath + " is not what was committed.");
        }
    }

    /** What to throw when reading its bytes failed. */
    public DamagedFile unreadable() {
        return new DamagedFile("The file " + logicalPath + " cannot be read.");
    }
}
