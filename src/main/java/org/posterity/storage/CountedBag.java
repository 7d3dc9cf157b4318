package org.posterity.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.Progress;

/** A bag that reports progress while it is read. */
final class CountedBag implements BagSource {
    private final BagSource bag;
    private final Progress progress;

    CountedBag(BagSource bag, Progress progress) {
        this.bag = bag;
        this.progress = progress;
    }

    @Override
    public void list(Listing listing) throws IOException {
        bag.list(listing);
    }

    @Override
    public ReadableByteChannel open(String path) throws IOException {
        ReadableByteChannel channel = bag.open(path);
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                int count = channel.read(target);
                progress.moved(Math.max(0, count));
                return count;
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        bag.close();
    }
}
