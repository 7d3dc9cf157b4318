package org.posterity.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** The copy of an archive's journal in a store: the journal as it was, so always the beginning of what it is now. */
public final class JournalCopy {
    public static final String KEY = "journal.jsonl";

    private static final int PIECE = 1 << 18;

    private JournalCopy() {}

    /** Whole lines from the beginning: how many bytes, and their sha256. */
    private record Lines(long bytes, Digest sha256) {
        static final Lines NONE = new Lines(0, Digest.sha256(new byte[0]));
    }

    /**
     * Brings a copy up to the journal; another process may add lines meanwhile. What is no beginning of it is not replaced.
     *
     * @return whether anything was to be copied
     * @throws IOException when the copy is no beginning of the journal, or cannot be written
     */
    public static boolean bringUp(CopyStore archive, CopyStore to, LongConsumer moved) throws IOException {
        Lines ours = lines(archive, Long.MAX_VALUE);
        Optional<Long> theirs = size(to);
        if (theirs.isPresent()) {
            Lines copied = lines(to, Long.MAX_VALUE);
            if (copied.bytes() != theirs.get()
                    || !lines(archive, copied.bytes()).equals(copied)) {
                throw new IOException("The copy of the journal is no beginning of the archive's journal."
                        + " Nothing was changed there; an audit says more.");
            }
            if (copied.equals(ours)) {
                return false;
            }
        }
        if (ours.bytes() == 0) {
            return false;
        }
        Transfer.put(() -> opened(archive, ours.bytes()), ours.sha256(), to, KEY, moved);
        return true;
    }

    /** Compares a copy with the journal. */
    public static Audited audit(CopyStore archive, CopyStore store, LongConsumer moved) throws StoreUnreachable {
        List<AuditFinding> findings = new ArrayList<>();
        long bytes = 0;
        try {
            Optional<Long> theirs = size(store);
            if (theirs.isEmpty()) {
                findings.add(AuditFinding.of(AuditFinding.Kind.MISSING, KEY));
            } else {
                Lines copied = lines(store, Long.MAX_VALUE);
                bytes = copied.bytes();
                moved.accept(bytes);
                Lines ours = lines(archive, Long.MAX_VALUE);
                if (copied.bytes() == 0 && ours.bytes() > 0) {
                    findings.add(new AuditFinding(AuditFinding.Kind.MISMATCH, KEY, "It is empty."));
                } else if (copied.bytes() != theirs.get()
                        || !lines(archive, copied.bytes()).equals(copied)) {
                    boolean isCut = copied.bytes() > ours.bytes()
                            && lines(store, ours.bytes()).equals(ours);
                    findings.add(new AuditFinding(
                            AuditFinding.Kind.MISMATCH,
                            KEY,
                            isCut
                                    ? "It has lines that the archive's journal lacks: the end of that was cut."
                                    : "It is no beginning of the archive's journal: one of them was changed."));
                }
            }
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            findings.add(AuditFinding.of(AuditFinding.Kind.UNREADABLE, KEY));
        }
        return new Audited(findings.isEmpty() ? 1 : 0, bytes, findings);
    }

    private static Optional<Long> size(CopyStore store) throws IOException {
        try (CopyStore.Opened opened = store.open(KEY)) {
            return Optional.of(opened.size());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** @param most how many bytes to look at */
    private static Lines lines(CopyStore store, long most) throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        Lines whole = Lines.NONE;
        long read = 0;
        try (CopyStore.Opened opened = opened(store, most)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (opened.bytes().read(piece) >= 0) {
                int end = piece.position();
                while (end > 0 && piece.get(end - 1) != '\n') {
                    end--;
                }
                digest.update(piece.array(), 0, end);
                if (end > 0) {
                    whole = new Lines(read + end, digestSoFar(digest));
                }
                digest.update(piece.array(), end, piece.position() - end);
                read += piece.position();
                piece.clear();
            }
        } catch (NoSuchFileException e) {
            return Lines.NONE;
        }
        return whole;
    }

    private static Digest digestSoFar(MessageDigest digest) throws IOException {
        try {
            return Digest.of(DigestAlgorithm.SHA256, ((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IOException("The digest cannot be computed in steps.", e);
        }
    }

    /** @param most after how many bytes it ends */
    private static CopyStore.Opened opened(CopyStore store, long most) throws IOException {
        CopyStore.Opened opened = store.open(KEY);
        ReadableByteChannel all = opened.bytes();
        return new CopyStore.Opened(
                new ReadableByteChannel() {
                    private long left = most;

                    @Override
                    public int read(ByteBuffer target) throws IOException {
                        if (left <= 0) {
                            return -1;
                        }
                        ByteBuffer some = target.duplicate();
                        some.limit(target.position() + (int) Math.min(left, target.remaining()));
                        int count = all.read(some);
                        if (count > 0) {
                            target.position(target.position() + count);
                            left -= count;
                        }
                        return count;
                    }

                    @Override
                    public boolean isOpen() {
                        return all.isOpen();
                    }

                    @Override
                    public void close() throws IOException {
                        all.close();
                    }
                },
                Math.min(most, opened.size()));
    }
}
