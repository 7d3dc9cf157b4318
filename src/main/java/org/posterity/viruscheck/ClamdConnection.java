package org.posterity.viruscheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One question to clamd and its answer. Neither waits for ever, over TCP or a socket of the file system. */
final class ClamdConnection implements AutoCloseable {
    private static final int LONGEST_ANSWER = 4096;

    private final SocketChannel channel;
    private final Selector selector;
    private final Duration patience;

    private ClamdConnection(SocketChannel channel, Selector selector, Duration patience) {
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
    }

    /** @param patience how long clamd may do nothing */
    static ClamdConnection to(SocketAddress address, Duration patience) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        try {
            channel.configureBlocking(false);
            return new ClamdConnection(channel, Selector.open(), patience);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A command in the form that ends with a zero byte, as its answer does. */
    void command(String name) throws IOException {
        send(ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    /** What clamd says, without the zero byte; empty when it breaks off. */
    String answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() < LONGEST_ANSWER) {
            int read = channel.read(buffer.clear());
            if (read < 0) {
                return "";
            }
            for (int i = 0; i < read; i++) {
                if (buffer.get(i) == 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                answer.write(buffer.get(i));
            }
            if (read == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return "";
    }

    private void await(int operation) throws IOException {
        channel.register(selector, operation);
        selector.select(patience.toMillis());
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Interrupted.");
        }
        if (selector.selectedKeys().isEmpty()) {
            throw new SocketTimeoutException("clamd does nothing.");
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }
}
