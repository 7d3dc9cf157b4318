package org.posterity.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server on this machine: lets requests through, takes them and never answers, or is not there. */
final class ServerGate implements AutoCloseable {
    private final URI behind;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private Thread accepting;
    private int port;
    private volatile long passing;

    ServerGate(URI behind) throws IOException {
        this.behind = behind;
        open();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Everything passes. */
    void open() throws IOException {
        start(Long.MAX_VALUE);
    }

    /** The server takes requests, and after so many bytes of answers there is not one byte more. */
    void hangAfter(long bytes) throws IOException {
        start(bytes);
    }

    /** Nobody listens. */
    void refuse() throws IOException {
        if (door != null) {
            door.close();
            try {
                accepting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** How many connections were left without an answer since the gate was last set. */
    int unanswered() {
        return unanswered.get();
    }

    private void start(long bytes) throws IOException {
        refuse();
        passing = bytes;
        unanswered.set(0);
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress("127.0.0.1", port));
        port = door.getLocalPort();
        ServerSocket current = door;
        accepting = begin(() -> {
            while (true) {
                pass(current.accept());
            }
        });
    }

    private void pass(Socket client) throws IOException {
        sockets.add(client);
        if (passing <= 0) {
            unanswered.incrementAndGet();
            return;
        }
        Socket server = new Socket("127.0.0.1", behind.getPort());
        sockets.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        begin(() -> copy(client, server, false));
        begin(() -> copy(server, client, true));
    }

    private void copy(Socket from, Socket to, boolean answers) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] piece = new byte[8192];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (answers && passing <= 0) {
                unanswered.incrementAndGet();
                return;
            }
            passing -= answers ? count : 0;
            out.write(piece, 0, count);
        }
        from.close();
        to.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread begin(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // a connection that ended; the client sees it
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        refuse();
    }
}
