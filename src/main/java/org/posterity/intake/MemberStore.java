package org.posterity.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.posterity.format.fixity.DigestLane;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/**
 * The unpacked members in the workspace, numbered as they come: an original name may be too long for the workspace's file
 * system, or invalid there, or differ from another only in case.
 */
final class MemberStore {
    private static final int PIECE = 1 << 20;

    private final Path folder;
    // two, so that one can be hashed and written while the other is filled
    private final byte[][] pieces = new byte[2][PIECE];
    private int count;

    MemberStore(Path folder) {
        this.folder = folder;
    }

    /** Where a member's bytes are, how many, and their sha256. */
    record Stored(Path location, long size, Digest sha256) {}

    boolean holds(Path location) {
        return location.startsWith(folder);
    }

    /** Writes and hashes the content. Exceptions from reading are passed on; failing to write is terminal. */
    Stored store(InputStream content) throws IOException {
        Path location = folder.resolve(Integer.toString(++count));
        DigestLane sha256 = new DigestLane(DigestAlgorithm.SHA256);
        long size = 0;
        try (FileChannel channel = create(location)) {
            int turn = 0;
            for (int length = content.readNBytes(pieces[turn], 0, PIECE);
                    length > 0;
                    length = content.readNBytes(pieces[turn], 0, PIECE)) {
                sha256.add(ByteBuffer.wrap(pieces[turn], 0, length));
                write(channel, ByteBuffer.wrap(pieces[turn], 0, length));
                size += length;
                turn = 1 - turn;
            }
        } finally {
            // the buffers are reused, even after a failure
            sha256.await();
        }
        return new Stored(location, size, sha256.finish());
    }

    private static FileChannel create(Path location) {
        try {
            return FileChannel.open(location, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static RuntimeException unwritable(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new TransientFailure("Interrupted while an archive was being unpacked.", e);
        }
        return new TerminalFailure("The workspace cannot be written; is the disk full?", e);
    }
}
