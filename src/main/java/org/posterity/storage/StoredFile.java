package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.posterity.intake.WholeFile;
import org.posterity.model.Digest;

/**
 * A file of a stored bag: its path in the bag, where its bytes lie, how many there are on the disk now (−1 when there is no such
 * file), and the sha512 they had when they were committed.
 */
public record StoredFile(String logicalPath, Path physical, long size, Digest sha512) {

    public boolean isPresent() {
        return size >= 0;
    }

    /**
     * Opens it to read. A link in its place is none of ours.
     *
     * @throws DamagedFile when it cannot be opened
     */
    public FileChannel open() throws DamagedFile {
        try {
            return FileChannel.open(physical, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
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
            byte[] bytes = WholeFile.read(physical);
            require(Digest.sha512(bytes));
            return bytes;
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
