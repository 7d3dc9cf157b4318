package org.posterity.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A small WebDAV server on loopback that answers like Nextcloud, and can lie, be slow, and change files while they are read. */
final class WebDavServer implements AutoCloseable {
    static final String USER = "posterity";
    static final String PASSWORD = "tide+pool %41é#?";
    static final String FOLDER = "/remote.php/dav/files/posterity/to%20the%20archive/";

    /** All that was asked besides listing and reading. */
    final Queue<String> changes = new ConcurrentLinkedQueue<>();

    final Queue<String> opened = new ConcurrentLinkedQueue<>();
    final Map<String, Offer> offers = new ConcurrentHashMap<>();

    private final HttpServer server;

    /**
     * A file as it is offered.
     *
     * @param href the address in the listing; relative to the folder, unless it begins with a slash or a scheme
     * @param listed its length in the listing
     * @param checksums in the listing
     * @param afterwards its entity tag once somebody has read it
     */
    record Offer(
            String href, byte[] content, long listed, String checksums, String tag, String afterwards, long millis) {
        static Offer of(String href, byte[] content) {
            return new Offer(href, content, content.length, "", "one", "one", 0);
        }

        Offer listed(long length) {
            return new Offer(href, content, length, checksums, tag, afterwards, millis);
        }

        Offer checksums(String list) {
            return new Offer(href, content, listed, list, tag, afterwards, millis);
        }

        Offer changing() {
            return new Offer(href, content, listed, checksums, tag, "two", millis);
        }

        Offer slow(long millisPerPiece) {
            return new Offer(href, content, listed, checksums, tag, afterwards, millisPerPiece);
        }

        private Offer read() {
            return new Offer(href, content, listed, checksums, afterwards, afterwards, millis);
        }
    }

    WebDavServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + FOLDER;
    }

    void offer(Offer offer) {
        offers.put(offer.href(), offer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String path = exchange.getRequestURI().getRawPath();
            switch (exchange.getRequestMethod()) {
                case "PROPFIND" -> list(exchange, path);
                case "GET" -> read(exchange, path);
                default -> {
                    changes.add(exchange.getRequestMethod() + " " + path);
                    exchange.sendResponseHeaders(405, -1);
                }
            }
        }
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" " + "xmlns:oc=\"http://owncloud.org/ns\">");
        if (path.equals(FOLDER)) {
            xml.append("<d:response><d:href>")
                    .append(FOLDER)
                    .append("</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>"
                            + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>");
        }
        for (Offer offer : offers.values()) {
            String href = absolute(offer);
            if (path.equals(FOLDER) || href.equals(path)) {
                xml.append("<d:response><d:href>")
                        .append(href)
                        .append("</d:href><d:propstat><d:prop><d:resourcetype/><d:getetag>&quot;")
                        .append(offer.tag())
                        .append("&quot;</d:getetag><d:getcontentlength>")
                        .append(offer.listed())
                        .append("</d:getcontentlength><oc:checksums><oc:checksum>")
                        .append(offer.checksums())
                        .append("</oc:checksum></oc:checksums></d:prop><d:status>HTTP/1.1 200 OK</d:status>"
                                + "</d:propstat></d:response>");
            }
        }
        byte[] body = xml.append("</d:multistatus>").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(207, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String absolute(Offer offer) {
        return offer.href().startsWith("/") || offer.href().contains("://") ? offer.href() : FOLDER + offer.href();
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        opened.add(path);
        Offer offer = offers.values().stream()
                .filter(it -> absolute(it).equals(path))
                .findFirst()
                .orElse(Offer.of(path, new byte[0]));
        exchange.sendResponseHeaders(200, offer.content().length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int at = 0; at < offer.content().length; at += 32_768) {
                out.write(offer.content(), at, Math.min(32_768, offer.content().length - at));
                out.flush();
                Thread.sleep(offer.millis());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        offers.computeIfPresent(offer.href(), (href, it) -> it.read());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
