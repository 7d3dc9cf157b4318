package org.posterity.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * A server on loopback that speaks as much of S3 as reading takes, and does what servers should not do: it lists any key for any prefix, and
 * objects that change between the listing and the reading, or in the middle of it. It asks for no password.
 */
final class LyingBucket implements AutoCloseable {
    static final String BUCKET = "donations";

    /** All that was asked besides listing and reading. */
    final Queue<String> changes = new ConcurrentLinkedQueue<>();

    /** The keys that were read. */
    final Queue<String> opened = new ConcurrentLinkedQueue<>();

    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private final HttpServer server;

    /**
     * An object as it is offered.
     *
     * @param listed its length in the listing
     * @param tag in the listing
     * @param now the tag when it is read
     * @param sent after how many bytes the connection ends
     */
    record Offer(String key, byte[] content, long listed, String tag, String now, int sent) {
        static Offer of(String key, byte[] content) {
            return new Offer(key, content, content.length, "one", "one", content.length);
        }

        Offer listed(long length) {
            return new Offer(key, content, length, tag, now, sent);
        }

        /** Another version lies there by the time it is read. */
        Offer replaced() {
            return new Offer(key, content, listed, tag, "two", sent);
        }

        Offer cutAfter(int bytes) {
            return new Offer(key, content, listed, tag, now, bytes);
        }
    }

    LyingBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void offer(Offer offer) {
        offers.put(offer.key(), offer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                changes.add(exchange.getRequestMethod() + " " + path);
                exchange.sendResponseHeaders(405, -1);
            } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type=2")) {
                list(exchange);
            } else {
                read(exchange, path.substring(("/" + BUCKET + "/").length()));
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult "
                + "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>donations</Name><MaxKeys>1000</MaxKeys>"
                + "<IsTruncated>false</IsTruncated>");
        offers.values()
                .forEach(offer -> xml.append("<Contents><Key>")
                        .append(offer.key())
                        .append("</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;")
                        .append(offer.tag())
                        .append("&quot;</ETag><Size>")
                        .append(offer.listed())
                        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>"));
        byte[] body = xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void read(HttpExchange exchange, String key) throws IOException {
        opened.add(key);
        Offer offer = offers.get(key);
        String asked = exchange.getRequestHeaders().getFirst("If-Match");
        if (offer == null || asked != null && !asked.replace("\"", "").equals(offer.now())) {
            // the next look finds it as it then is
            offers.computeIfPresent(key, (it, before) -> Offer.of(key, before.content()));
            exchange.sendResponseHeaders(offer == null ? 404 : 412, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"" + offer.now() + "\"");
        exchange.sendResponseHeaders(200, offer.content().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(offer.content(), 0, offer.sent());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
