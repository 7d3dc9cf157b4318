package org.posterity.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** Brings bytes into a store, and reads them back there. */
public final class Transfer {
    private static final int PIECE = 1 << 18;

    private Transfer() {}

    /** Something to be brought, which can be opened more than once. */
    @FunctionalInterface
    public interface Source {
        CopyStore.Opened open() throws IOException;
    }

    /**
     * Brings bytes into a store, unless it has them already. Afterwards they were read from there and were the expected ones.
     *
     * @param isThere whether the store has something under this key
     * @param moved is told how many more bytes were read, here or there
     * @throws Unverified when the source has other bytes, or cannot be read; the store then has nothing new
     */
    public static void bring(
            Source source, Digest expected, CopyStore to, String key, boolean isThere, LongConsumer moved)
            throws IOException {
        if (isThere && has(to, key, expected, moved)) {
            return;
        }
        put(source, expected, to, key, moved);
    }

    /** The same where the store has nothing, or something that may be replaced. */
    public static void put(Source source, Digest expected, CopyStore to, String key, LongConsumer moved)
            throws IOException {
        try (CopyStore.Opened opened = opened(source);
                VerifiedBytes bytes = new VerifiedBytes(opened.bytes(), expected, moved)) {
            to.put(key, opened.size(), bytes);
        }
        if (!has(to, key, expected, moved)) {
            throw new IOException("What was read back from the store is not what was written there: " + key + ".");
        }
    }

    private static CopyStore.Opened opened(Source source) throws IOException {
        try {
            return source.open();
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            throw new Unverified("A file is missing or cannot be read.", e);
        }
    }

    /**
     * Whether a store has these bytes under a key; not if they are unreadable.
     *
     * @throws StoreUnreachable when the store as a whole cannot be used
     */
    public static boolean has(CopyStore store, String key, Digest expected, LongConsumer moved)
            throws StoreUnreachable {
        try (CopyStore.Opened opened = store.open(key)) {
            return digest(opened.bytes(), expected.algorithm(), moved).equals(expected);
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    /** The digest of all bytes to the end. */
    public static Digest digest(ReadableByteChannel bytes, DigestAlgorithm algorithm, LongConsumer moved)
            throws IOException {
        MessageDigest digest = algorithm.start();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (int count = bytes.read(piece); count >= 0; count = bytes.read(piece)) {
            digest.update(piece.flip());
            piece.clear();
            moved.accept(count);
        }
        return Digest.of(algorithm, digest.digest());
    }

    /** Whether there is nothing under a key. */
    public static boolean isMissing(CopyStore store, String key) throws StoreUnreachable {
        try {
            store.open(key).close();
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }
}
