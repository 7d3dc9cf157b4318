package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.posterity.model.Digest;

/**
 * Locks on single bytes of one file, which need not exist in it: the byte stands for what is locked. The operating system
 * releases them when the process ends, however it ends. It only knows processes, and releases all of a process's locks on a
 * file when any channel to it is closed; so the process opens the file once and keeps track of its bytes itself.
 */
final class RangeLocks {
    private static final Map<Path, RangeLocks> OPEN = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final Map<Long, FileLock> held = new HashMap<>();
    private int users;

    private RangeLocks(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Opens the file, or shares it with others in this process that have it open. */
    static RangeLocks of(Path file) throws IOException {
        synchronized (OPEN) {
            RangeLocks locks = OPEN.get(file);
            if (locks == null) {
                locks = new RangeLocks(file);
                OPEN.put(file, locks);
            }
            locks.users++;
            return locks;
        }
    }

    /** The byte that stands for a name, from a digest, so that the file reveals none. */
    static long at(String name) {
        String digest = Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).hex();
        return Long.parseUnsignedLong(digest.substring(0, 16), 16) >>> 2;
    }

    /** The result of an attempt. */
    enum Tried {
        LOCKED,
        HELD_BY_THIS_PROCESS,
        HELD_BY_ANOTHER
    }

    synchronized Tried tryLock(long at) throws IOException {
        if (held.containsKey(at)) {
            return Tried.HELD_BY_THIS_PROCESS;
        }
        FileLock lock = channel.tryLock(at, 1, false);
        if (lock == null) {
            return Tried.HELD_BY_ANOTHER;
        }
        held.put(at, lock);
        return Tried.LOCKED;
    }

    /** Waits for another process, as long as it takes; this process must not hold it. */
    void lock(long at) throws IOException {
        FileLock lock = channel.lock(at, 1, false);
        synchronized (this) {
            held.put(at, lock);
        }
    }

    /** Waits until this process releases something, but only for a moment. */
    synchronized void await(long milliseconds) throws InterruptedException {
        wait(milliseconds);
    }

    synchronized void unlock(long at) throws IOException {
        FileLock lock = held.remove(at);
        notifyAll();
        if (lock != null && lock.isValid()) {
            lock.release();
        }
    }

    void close() throws IOException {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(file);
                channel.close();
            }
        }
    }
}
