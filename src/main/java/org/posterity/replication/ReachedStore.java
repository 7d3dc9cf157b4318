package org.posterity.replication;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreUnreachable;

/** A store in use. Once it could not be reached it fails at once: each request to a server that hangs would wait its whole time. */
final class ReachedStore implements CopyStore {
    private final CopyStore store;
    private final Consumer<StoreUnreachable> lost;
    private volatile Optional<StoreUnreachable> failure = Optional.empty();

    /** @param lost hears of the failure */
    ReachedStore(CopyStore store, Consumer<StoreUnreachable> lost) {
        this.store = store;
        this.lost = lost;
    }

    private interface Request<T> {
        T answer() throws IOException;
    }

    private interface Asking {
        int ask(Request<Integer> request) throws IOException;
    }

    private record Bytes(ReadableByteChannel bytes, Asking asking) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            return asking.ask(() -> bytes.read(target));
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

    private <T> T ask(Request<T> request) throws IOException {
        return ask(request, Set.of());
    }

    private <T> T ask(Request<T> request, Set<StoreUnreachable> elsewhere) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            return request.answer();
        } catch (StoreUnreachable e) {
            if (!elsewhere.contains(e)) {
                failure = Optional.of(e);
                lost.accept(e);
            }
            throw e;
        }
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        return ask(() -> store.list(prefix));
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        return ask(() -> store.folders(prefix));
    }

    @Override
    public List<String> emptyFolders(String prefix) throws IOException {
        return ask(() -> store.emptyFolders(prefix));
    }

    @Override
    public void removeEmpty(String folder) throws IOException {
        ask(() -> {
            store.removeEmpty(folder);
            return folder;
        });
    }

    @Override
    public Opened open(String key) throws IOException {
        Opened opened = ask(() -> store.open(key));
        return new Opened(new Bytes(opened.bytes(), this::ask), opened.size());
    }

    @Override
    public void put(String key, long size, ReadableByteChannel bytes) throws IOException {
        // the bytes may come from another store, and it may be that one which fails
        Set<StoreUnreachable> elsewhere = new HashSet<>();
        Bytes source = new Bytes(bytes, request -> {
            try {
                return request.answer();
            } catch (StoreUnreachable e) {
                elsewhere.add(e);
                throw e;
            }
        });
        ask(
                () -> {
                    store.put(key, size, source);
                    return key;
                },
                elsewhere);
    }

    @Override
    public void move(String key, String to) throws IOException {
        ask(() -> {
            store.move(key, to);
            return key;
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
