package org.posterity.viruscheck;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** Speaks clamd's protocol on loopback, and answers as a test says: also as clamd does when it is set wrongly, or breaks. */
final class StandInClamd implements AutoCloseable {
    /** Instead of an answer: the connection ends. */
    static final String BREAKS_OFF = "";

    /** Instead of an answer: nothing, until the other side gives up. */
    static final String HANGS = "hangs";

    private static final String TOO_DEEP = "stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND";

    private static final long PATIENCE_MS = 5_000;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Function<String, String> answers;
    private final Thread thread;
    /** What it says of archives in archives. */
    volatile String ofTooDeep = TOO_DEEP;

    /** How many bytes of a stream it takes before it answers. */
    volatile long takes = Long.MAX_VALUE;

    /** @param answers to the content of a stream */
    StandInClamd(Function<String, String> answers) throws IOException {
        this.answers = answers;
        thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    Clamd clamd() {
        return new Clamd(server.getLocalSocketAddress(), Duration.ofMillis(300), Duration.ofMillis(300));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                // the other side gave up, or the test is over
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        String answer = switch (command.toString()) {
            case "zPING" -> "PONG";
            case "zVERSION" -> "ClamAV 1.4.6/27500";
            default -> stream(in);
        };
        if (answer.equals(HANGS)) {
            in.read();
        } else if (!answer.equals(BREAKS_OFF)) {
            OutputStream out = socket.getOutputStream();
            out.write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private String stream(DataInputStream in) throws IOException {
        StringBuilder content = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            if (content.length() > takes) {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        return content.toString().startsWith("PK") ? ofTooDeep : answers.apply(content.toString());
    }

    /** From here on nobody is answered. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
