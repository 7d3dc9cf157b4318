package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.posterity.format.fixity.DigestLane;
import org.posterity.model.Digest;

/** Copies a file into a record and makes sure that it is still the file that was hashed. */
final class PayloadCopy {
    private static final int CHUNK = 1 << 20;

    /** Two buffers: while the digest takes in one, the next piece is read into the other. */
    private ByteBuffer filling = ByteBuffer.allocate(CHUNK);

    private ByteBuffer hashing = ByteBuffer.allocate(CHUNK);

    /** Copies exactly {@code size} bytes. */
    void copy(Path source, long size, Digest expected, WritableByteChannel target) throws IOException {
        DigestLane digest = new DigestLane(expected.algorithm());
        try (FileChannel input = FileChannel.open(source, StandardOpenOption.READ)) {
            long left = size;
            while (left > 0) {
                ByteBuffer piece = next(input, left);
                digest.add(piece.duplicate());
                target.write(piece.duplicate());
                left -= piece.remaining();
            }
            if (input.size() != size) {
                throw new PayloadChangedException("A file has another size than when it arrived.");
            }
        } finally {
            digest.await();
        }
        if (!digest.finish().equals(expected)) {
            throw new PayloadChangedException("A file has other bytes than when it arrived.");
        }
    }

    private ByteBuffer next(FileChannel input, long left) throws IOException {
        ByteBuffer piece = filling;
        filling = hashing;
        hashing = piece;
        piece.clear().limit((int) Math.min(CHUNK, left));
        while (piece.hasRemaining()) {
            if (input.read(piece) < 0) {
                throw new PayloadChangedException("A file is shorter than when it arrived.");
            }
        }
        return piece.flip();
    }
}
