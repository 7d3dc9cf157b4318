package org.posterity.replication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.posterity.model.Digest;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.Transfer;

/**
 * The way to a store. A store bears a mark with its name, so that an unmounted disk does not pass for an empty one. After a failure
 * it is left alone for a while, the longer the more often it failed.
 */
public final class Reach implements AutoCloseable {
    private static final String MARK = "posterity-store.txt";
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Store store;
    private final Opening opening;
    private final Clock clock;
    private Optional<CopyStore> open = Optional.empty();
    private volatile Optional<StoreUnreachable> failure = Optional.empty();
    private volatile Instant next = Instant.MIN;
    private int failures;
    private boolean allowed;

    /** Opens what lies at an address. */
    @FunctionalInterface
    public interface Opening {
        CopyStore open(Store store) throws StoreUnreachable;
    }

    public Reach(Store store, Opening opening, Clock clock) {
        this.store = store;
        this.opening = opening;
        this.clock = clock;
    }

    /** The store may be one without a mark: a new one in the place of another. */
    public synchronized void allowNew() {
        allowed = true;
    }

    public Store store() {
        return store;
    }

    /** Why it could not be used when it was last tried; empty if it could. */
    public Optional<StoreUnreachable> failure() {
        return failure;
    }

    /** Whether it did not fail a moment ago. */
    public boolean isWorthATry() {
        return !clock.instant().isBefore(next);
    }

    /**
     * The store. Once it fails in use, what is given here fails at once, so that nobody waits for it again.
     *
     * @param isNew whether it may be one without a mark, which it then gets
     * @throws StoreUnreachable when it cannot be used now, or was found so a moment ago
     */
    public synchronized CopyStore open(BooleanSupplier isNew) throws StoreUnreachable {
        if (open.isPresent()) {
            return open.get();
        }
        if (failure.isPresent() && !isWorthATry()) {
            throw failure.get();
        }
        try {
            CopyStore opened = opening.open(store);
            try {
                requireMark(opened, isNew);
            } catch (StoreUnreachable e) {
                opened.close();
                throw e;
            }
            open = Optional.of(new ReachedStore(opened, this::failed));
            failure = Optional.empty();
            failures = 0;
            return open.get();
        } catch (StoreUnreachable e) {
            throw failed(e);
        }
    }

    /** The store failed; it is opened anew next time. */
    private synchronized StoreUnreachable failed(StoreUnreachable why) {
        if (failure.filter(why::equals).isPresent()) {
            return why;
        }
        close();
        failure = Optional.of(why);
        next = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        failures++;
        return why;
    }

    /**
     * Looks whether an open store is still there.
     *
     * @throws StoreUnreachable when it is not
     */
    public void requireThere(CopyStore opened) throws StoreUnreachable {
        try {
            requireMark(opened, () -> false);
        } catch (StoreUnreachable e) {
            throw failed(e);
        }
    }

    private void requireMark(CopyStore opened, BooleanSupplier isNew) throws StoreUnreachable {
        byte[] mark = ("Copies kept by Posterity. Store: " + store.name() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            try (CopyStore.Opened found = opened.open(MARK);
                    InputStream in = Channels.newInputStream(found.bytes())) {
                if (!Arrays.equals(in.readNBytes(mark.length + 1), mark)) {
                    throw new StoreUnreachable(
                            "What lies there is another store, by its " + MARK + ". Correct " + Stores.FILE + ".",
                            null);
                }
            } catch (NoSuchFileException e) {
                if (!allowed && !isNew.getAsBoolean()) {
                    throw new StoreUnreachable(
                            "It is empty, or not mounted: " + MARK + " is missing, although copies were made there. If"
                                    + " it was replaced by an empty one, run posterity replicate --replaced "
                                    + store.name() + ".",
                            e);
                }
                Transfer.put(
                        () -> new CopyStore.Opened(Channels.newChannel(new ByteArrayInputStream(mark)), mark.length),
                        Digest.sha256(mark),
                        opened,
                        MARK,
                        bytes -> {});
            }
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException e) {
            throw new StoreUnreachable("Its " + MARK + " cannot be read or written. Check the permissions.", e);
        }
    }

    @Override
    public synchronized void close() {
        open.ifPresent(CopyStore::close);
        open = Optional.empty();
    }
}
