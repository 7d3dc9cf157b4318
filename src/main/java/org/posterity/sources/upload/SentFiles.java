package org.posterity.sources.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.NotLanded;
import org.posterity.sources.PlainName;
import org.posterity.sources.upload.NotTaken.Reason;

/**
 * The files that come through one link: each under a number, with what is known of it beside it. Bytes are taken in order
 * only. They count once they are on the disk and the note beside them says so; a process that was killed goes on from there.
 */
final class SentFiles {
    /** The most files that one link takes. */
    static final int MOST = 1000;

    private static final int LONGEST_NAME = 255;
    private static final int PIECE = 128 * 1024;
    /** So many bytes at most are sent once more after a kill. */
    private static final long BETWEEN_NOTES = 32 << 20;

    private static final String NOTE = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FileAttribute<?> ITS_OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final long mostBytes;
    private final long reserve;
    private final Map<Integer, Digesting> digesting = new HashMap<>();
    private final Set<Integer> busy = new HashSet<>();

    /** The digest of what is here so far. */
    private record Digesting(MessageDigest digest, long at) {}

    /**
     * @param mostBytes of all files together
     * @param reserve the free space that must remain, in bytes
     */
    SentFiles(Path folder, long mostBytes, long reserve) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.reserve = reserve;
    }

    /** All, in the order in which they were announced. */
    synchronized List<SentFile> all() {
        try (Stream<Path> notes = Files.list(folder)) {
            List<SentFile> files = new ArrayList<>();
            for (Path note : (Iterable<Path>)
                    notes.filter(it -> it.getFileName().toString().matches("\\d{4}\\.json"))::iterator) {
                files.add(SentFile.of(JSON.readTree(Files.readAllBytes(note))));
            }
            files.sort(Comparator.comparingInt(SentFile::number));
            return files;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Whether something is being received now. */
    synchronized boolean isBusy() {
        return !busy.isEmpty();
    }

    /** Takes a file's name and length; one that was announced before goes on from where it was. */
    synchronized SentFile announce(String name, long length, Instant modified) {
        if (name.length() > LONGEST_NAME) {
            throw new NotTaken(Reason.ODD_NAME);
        }
        try {
            PlainName.portable(name);
        } catch (NotLanded e) {
            throw new NotTaken(Reason.ODD_NAME);
        }
        List<SentFile> all = all();
        Optional<SentFile> before =
                all.stream().filter(file -> file.isSame(name, length, modified)).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        long announced = all.stream().mapToLong(SentFile::length).sum();
        if (length < 0 || length > mostBytes - announced) {
            throw new NotTaken(Reason.TOO_LARGE);
        }
        if (all.size() >= MOST) {
            throw new NotTaken(Reason.TOO_MANY);
        }
        requireSpace(
                length + announced - all.stream().mapToLong(SentFile::received).sum());
        int number = all.isEmpty() ? 1 : all.get(all.size() - 1).number() + 1;
        try {
            FileChannel.open(
                            bytes(number),
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE),
                            ITS_OWNERS)
                    .close();
            SentFile file = new SentFile(number, name, length, modified, 0, Optional.empty());
            return note(length > 0 ? file : file.with(0, Optional.of(Digest.sha256(new byte[0]))));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void requireSpace(long bytes) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() - reserve < bytes) {
                throw new NotTaken(Reason.NO_SPACE);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Takes the next bytes of a file.
     *
     * @param expected sha256 of these bytes, where the other end gives it; all of them count then, or none
     * @param progress called now and then
     */
    SentFile receive(int number, SentRange range, Optional<Digest> expected, InputStream body, Runnable progress) {
        Digesting before = begin(number, range);
        try (FileChannel out = FileChannel.open(bytes(number), StandardOpenOption.WRITE)) {
            // what a killed process wrote and did not note
            out.truncate(range.first());
            out.position(range.first());
            return receive(number, range, expected, body, progress, before, out);
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            end(number);
        }
    }

    private synchronized Digesting begin(int number, SentRange range) {
        SentFile file = find(number);
        if (busy.contains(number)) {
            throw new NotTaken(Reason.BUSY);
        }
        if (file.length() != range.length()) {
            throw new NotTaken(Reason.LENGTH_DIFFERS);
        }
        if (file.received() != range.first() || file.isWhole()) {
            throw new NotTaken(Reason.STARTS_ELSEWHERE);
        }
        requireSpace(range.bytes());
        busy.add(number);
        return digesting.getOrDefault(number, new Digesting(DigestAlgorithm.SHA256.start(), 0));
    }

    private synchronized void end(int number) {
        busy.remove(number);
    }

    private SentFile receive(
            int number,
            SentRange range,
            Optional<Digest> expected,
            InputStream body,
            Runnable progress,
            Digesting before,
            FileChannel out)
            throws IOException {
        MessageDigest whole = upTo(range.first(), number, before, progress);
        Optional<MessageDigest> part = expected.map(it -> DigestAlgorithm.SHA256.start());
        byte[] piece = new byte[PIECE];
        long noted = range.first();
        long at = noted;
        while (at <= range.last()) {
            int read = next(body, piece, (int) Math.min(PIECE, range.last() + 1 - at));
            if (read < 0) {
                break;
            }
            write(piece, read, out);
            whole.update(piece, 0, read);
            if (part.isPresent()) {
                part.get().update(piece, 0, read);
            }
            at += read;
            progress.run();
            if (expected.isEmpty() && at - noted >= BETWEEN_NOTES && at <= range.last()) {
                count(number, at, whole, out);
                noted = at;
            }
        }
        boolean isWhole = at == range.last() + 1;
        boolean isRight = part.isEmpty()
                || isWhole
                        && expected.equals(Optional.of(
                                Digest.of(DigestAlgorithm.SHA256, part.get().digest())));
        if (isRight) {
            SentFile file = count(number, at, whole, out);
            if (!isWhole) {
                throw new NotTaken(Reason.CUT);
            }
            return file;
        }
        out.truncate(range.first());
        throw new NotTaken(isWhole ? Reason.DIGEST_DIFFERS : Reason.CUT);
    }

    /** What goes wrong in here went wrong at the other end, or on the way. */
    private static int next(InputStream body, byte[] piece, int most) {
        try {
            return body.read(piece, 0, most);
        } catch (IOException e) {
            // of a connection that was given up; the file must still be written
            Thread.interrupted();
            return -1;
        }
    }

    private static void write(byte[] piece, int length, FileChannel out) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, length);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** The digest of what is here; read from the disk if this process did not receive it. */
    private MessageDigest upTo(long length, int number, Digesting before, Runnable progress) throws IOException {
        if (before.at() == length) {
            return copy(before.digest());
        }
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(bytes(number))) {
            for (long at = 0; at < length; ) {
                int read = in.read(piece, 0, (int) Math.min(PIECE, length - at));
                if (read < 0) {
                    throw new IOException("A received file is shorter than noted.");
                }
                digest.update(piece, 0, read);
                at += read;
                progress.run();
            }
        }
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every Java can copy a SHA-256 under way.", e);
        }
    }

    /** From here on these bytes count. */
    private SentFile count(int number, long at, MessageDigest whole, FileChannel out) throws IOException {
        out.force(true);
        synchronized (this) {
            SentFile file = find(number);
            boolean isWhole = at == file.length();
            if (isWhole) {
                digesting.remove(number);
            } else {
                digesting.put(number, new Digesting(copy(whole), at));
            }
            return note(file.with(
                    at,
                    isWhole
                            ? Optional.of(Digest.of(
                                    DigestAlgorithm.SHA256, copy(whole).digest()))
                            : Optional.empty()));
        }
    }

    /** A file by its number. */
    synchronized SentFile find(int number) {
        return all().stream()
                .filter(file -> file.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotTaken(Reason.UNKNOWN_FILE));
    }

    /** Removes a file that the donor does not want to send. */
    synchronized void remove(int number) {
        find(number);
        if (busy.contains(number)) {
            throw new NotTaken(Reason.BUSY);
        }
        digesting.remove(number);
        try {
            Files.deleteIfExists(note(number));
            Files.deleteIfExists(bytes(number));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Where the bytes of a file lie. */
    Path bytes(int number) {
        return folder.resolve(String.format(Locale.ROOT, "%04d", number));
    }

    private Path note(int number) {
        return folder.resolve(String.format(Locale.ROOT, "%04d", number) + NOTE);
    }

    private SentFile note(SentFile file) throws IOException {
        UnfinishedFile.replace(note(file.number()), JSON.writeValueAsBytes(file.json()));
        return file;
    }

    private static TerminalFailure unreadable(Exception e) {
        return new TerminalFailure("What came through a link cannot be read.", e);
    }

    private static TerminalFailure unwritable(IOException e) {
        return new TerminalFailure("What comes through a link cannot be written; is the disk full?", e);
    }
}
