package org.posterity.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.TerminalFailure;

/**
 * What happened to packages after they were sealed: one line of JSON an event, only ever added, on the disk before
 * {@link #append} returns. A line counts once its line feed is there; the torn end that a crash leaves counts for nothing.
 * Packages go by their opaque identifiers, and no detail may be personal: the journal outlives withdrawals.
 */
public final class Journal {
    private final Path file;

    /** @param file usually {@code <archive>/journal.jsonl}; made with the first event */
    public Journal(Path file) {
        this.file = file;
    }

    /** Adds an event. Other processes may do so too, through journals of their own. */
    public synchronized void append(PackageId aip, PreservationEvent event) {
        byte[] line = (new JournalLine(aip, event).write() + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.lock();
            channel.truncate(endOfLastLine(channel));
            channel.position(channel.size());
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            lock.release();
        } catch (IOException e) {
            throw new TerminalFailure("The archive's journal cannot be written; is the disk full?", e);
        }
    }

    /** The events of one package, in the order they were written. */
    public List<PreservationEvent> events(PackageId aip) {
        List<PreservationEvent> events = new ArrayList<>();
        read(line -> {
            if (line.aip().equals(aip)) {
                events.add(line.event());
            }
        });
        return events;
    }

    /** The packages that have an event of this type. */
    public Set<PackageId> packagesWith(EventType type) {
        Set<PackageId> packages = new HashSet<>();
        read(line -> {
            if (line.event().type() == type) {
                packages.add(line.aip());
            }
        });
        return packages;
    }

    private void read(Consumer<JournalLine> each) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = endOfLastLine(channel);
            BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            int number = 1;
            for (long at = 0; at < end; number++) {
                String line = lines.readLine();
                each.accept(whole(line, number));
                at += line.getBytes(StandardCharsets.UTF_8).length + 1;
            }
        } catch (IOException e) {
            throw new TerminalFailure("The archive's journal cannot be read.", e);
        }
    }

    private static JournalLine whole(String line, int number) {
        Optional<JournalLine> read = JournalLine.read(line);
        return read.orElseThrow(
                () -> new TerminalFailure(
                        "Line " + number
                                + " of the archive's journal is damaged, or was written by a newer Posterity. Restore it from a copy."));
    }

    /** Where the last whole line ends; 0 when there is none. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(8192);
        for (long end = channel.size(); end > 0; end = Math.max(0, end - piece.capacity())) {
            long start = Math.max(0, end - piece.capacity());
            piece.clear().limit((int) (end - start));
            channel.read(piece, start);
            for (int i = piece.position() - 1; i >= 0; i--) {
                if (piece.get(i) == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }
}
