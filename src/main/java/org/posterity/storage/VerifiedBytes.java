package org.posterity.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.posterity.model.Digest;

/** Bytes on their way into a store: their end is only reached if they are the expected ones. */
public final class VerifiedBytes implements ReadableByteChannel {
    private final ReadableByteChannel bytes;
    private final Digest expected;
    private final MessageDigest read;
    private final LongConsumer moved;

    /** @param moved is told how many more bytes were read */
    public VerifiedBytes(ReadableByteChannel bytes, Digest expected, LongConsumer moved) {
        this.bytes = bytes;
        this.expected = expected;
        this.read = expected.algorithm().start();
        this.moved = moved;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ByteBuffer added = target.duplicate();
        int count;
        try {
            count = bytes.read(target);
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            throw new Unverified("A file cannot be read.", e);
        }
        if (count < 0) {
            if (!Digest.of(expected.algorithm(), read.digest()).equals(expected)) {
                throw new Unverified("A file has other bytes than were committed.", null);
            }
            return count;
        }
        read.update(added.limit(target.position()));
        moved.accept(count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return bytes.isOpen();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
