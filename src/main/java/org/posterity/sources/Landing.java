package org.posterity.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/**
 * Lands files from elsewhere: beside the inbox, in a hidden folder that only its user may enter and that the inbox passes over; when
 * all of it is there and right, it gets its name in the inbox, in one step that replaces nothing. Content that came before is not
 * landed again.
 */
public final class Landing implements AutoCloseable {
    private static final String BESIDE = ".landing";
    private static final FileAttribute<?> NOT_FOR_OTHERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));
    private static final int PIECE = 128 * 1024;
    private static final int MOST_NAMESAKES = 10_000;

    private final Path inbox;
    private final LandingRecord record;
    private final long reserve;
    private final ProcessFolder beside;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong number = new AtomicLong();

    /** @param reserve the free space that must remain, in bytes */
    public Landing(Path inbox, LandingRecord record, long reserve) {
        this.inbox = inbox;
        this.record = record;
        this.reserve = reserve;
        this.beside = ProcessFolder.below(inbox.resolve(BESIDE));
    }

    /** No landing goes on after this; what was landed in part is dropped. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Lands a file.
     *
     * @param collection the sub-folder of the inbox that it goes to
     * @throws NotLanded when it could not be landed; nothing of it is left then
     */
    public void land(String source, Optional<String> collection, RemoteFile file) {
        String name = PlainName.portable(file.name());
        requireLength(file.length());
        Path arriving = beside.path().resolve(number.incrementAndGet() + ".part");
        try {
            Digest digest = fetch(file, arriving);
            place(source, collection.map(it -> it + "/").orElse(""), name, arriving, digest, file.length());
        } catch (IOException e) {
            throw new NotLanded(Trouble.NOT_WRITTEN);
        } finally {
            drop(arriving);
        }
    }

    private void requireLength(long length) {
        if (length < 0) {
            throw new NotLanded(Trouble.NO_LENGTH);
        }
        long usable;
        try {
            usable = Files.getFileStore(beside.path()).getUsableSpace();
        } catch (IOException e) {
            throw new NotLanded(Trouble.NOT_WRITTEN);
        }
        if (usable - reserve < length) {
            throw new NotLanded(Trouble.NO_SPACE);
        }
    }

    private Digest fetch(RemoteFile file, Path arriving) throws IOException {
        MessageDigest sha256 = DigestAlgorithm.SHA256.start();
        Optional<MessageDigest> theirs = file.checksum().map(Checksum::start);
        try (FileChannel out = FileChannel.open(
                arriving, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), NOT_FOR_OTHERS)) {
            try (InputStream in = reading(() -> file.content().open())) {
                byte[] piece = new byte[PIECE];
                long length = 0;
                for (int read = next(in, piece); read >= 0; read = next(in, piece)) {
                    length += read;
                    if (length > file.length()) {
                        throw new NotLanded(Trouble.CHANGED);
                    }
                    sha256.update(piece, 0, read);
                    if (theirs.isPresent()) {
                        theirs.get().update(piece, 0, read);
                    }
                    write(piece, read, out);
                }
                if (length != file.length() || !reading(file.content()::unchanged)) {
                    throw new NotLanded(Trouble.CHANGED);
                }
            }
            out.force(true);
        }
        if (theirs.isPresent()
                && !file.checksum().orElseThrow().isOf(theirs.get().digest())) {
            throw new NotLanded(Trouble.DIGEST_DIFFERS);
        }
        return Digest.of(DigestAlgorithm.SHA256, sha256.digest());
    }

    private int next(InputStream in, byte[] piece) {
        if (stopped.get()) {
            throw new NotLanded(Trouble.STOPPED);
        }
        return reading(() -> in.read(piece));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T run() throws IOException;
    }

    /** What goes wrong in here went wrong at the other end, or on the way. */
    private static <T> T reading(Reading<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new NotLanded(Trouble.BROKEN_OFF);
        }
    }

    private static void write(byte[] piece, int length, FileChannel out) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, length);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** One at a time: two sources may bring the same content, or different files of the same name. */
    private synchronized void place(
            String source, String folder, String name, Path arriving, Digest digest, long length) throws IOException {
        if (record.hasLanded(digest)) {
            return;
        }
        if (stopped.get()) {
            throw new NotLanded(Trouble.STOPPED);
        }
        Path into = inbox.resolve(folder);
        if (!folder.isEmpty() && Files.isSymbolicLink(into)) {
            throw new NotLanded(Trouble.LINKED_FOLDER);
        }
        Files.createDirectories(into);
        String place = folder + name;
        for (int namesake = 2; !lies(source, place, arriving, digest, length); namesake++) {
            if (namesake > MOST_NAMESAKES) {
                throw new NotLanded(Trouble.NOT_WRITTEN);
            }
            place = folder + PlainName.numbered(name, namesake);
        }
        record.landed(source, digest, length, place);
    }

    /** Whether it lies at this place now; another file may lie there already. */
    private boolean lies(String source, String place, Path arriving, Digest digest, long length) throws IOException {
        Path target = inbox.resolve(place);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            // landed by a process that was killed before it could say so
            return record.isPlaced(digest, place) && isSame(arriving, target);
        }
        record.landing(source, digest, length, place);
        try {
            Files.createLink(target, arriving);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            Files.move(arriving, target);
        }
        return true;
    }

    private static boolean isSame(Path arriving, Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(arriving, target) < 0;
    }

    private static void drop(Path arriving) {
        try {
            Files.deleteIfExists(arriving);
        } catch (IOException e) {
            // the folder is cleared at the end
            return;
        }
    }

    @Override
    public void close() {
        stop();
        beside.close();
    }
}
