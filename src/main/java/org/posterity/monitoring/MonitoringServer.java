package org.posterity.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.posterity.model.TerminalFailure;

/** Answers {@code GET /health} and {@code GET /metrics} on this machine alone. It reads what was counted before, so that it answers at once. */
public final class MonitoringServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int THREADS = 4;
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "monitoring");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Health> health;
    private final Meters meters;

    private MonitoringServer(HttpServer server, Supplier<Health> health, Meters meters) {
        this.server = server;
        this.health = health;
        this.meters = meters;
    }

    /**
     * Starts it.
     *
     * @param port on 127.0.0.1; 0 for any that is free
     * @throws TerminalFailure when the port is taken
     */
    public static MonitoringServer on(int port, Supplier<Health> health, Meters meters) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            MonitoringServer monitoring = new MonitoringServer(server, health, meters);
            server.createContext("/", monitoring::answer);
            server.setExecutor(monitoring.threads);
            server.start();
            return monitoring;
        } catch (IOException e) {
            throw new TerminalFailure(
                    "Port " + port
                            + " of this machine (setting monitoring.port) cannot be used. Is another watch running?",
                    e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!Set.of("/health", "/metrics").contains(path)) {
                send(404, TEXT, "There are /health and /metrics.\n", exchange);
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(405, TEXT, "It can only be read.\n", exchange);
            } else if (path.equals("/metrics")) {
                send(200, METRICS, meters.text(), exchange);
            } else {
                Health now = health.get();
                send(now.state() == Check.State.DOWN ? 503 : 200, JSON, now.json(), exchange);
            }
        }
    }

    private static void send(int status, String type, String text, HttpExchange exchange) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, hasBody ? bytes.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
