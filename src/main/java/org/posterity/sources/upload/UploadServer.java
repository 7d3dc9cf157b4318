package org.posterity.sources.upload;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.Digest;
import org.posterity.sources.upload.Handover.Paper;
import org.posterity.sources.upload.Handover.Step;
import org.posterity.sources.upload.NotTaken.Reason;
import org.posterity.sources.upload.Reception.Answered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server of the source {@code upload}. It speaks plain HTTP to the institution's web server, which does TLS. The token of
 * a link stands behind the {@code #} of its address, which browsers send to nobody; their script sends it in a header. So no
 * address that a server may log opens anything.
 */
public final class UploadServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadServer.class);
    /** One file with a digest is held back until all of it is right: the script sends pieces of a few megabytes. */
    private static final long MOST_WITH_DIGEST = 64 << 20;

    /** A piece as the script sends it, and more. */
    private static final long MOST_DRAINED = 40 << 20;

    private static final int PIECE = 64 * 1024;
    private static final int BACKLOG = 64;
    private static final String JSON_TYPE = "application/json";
    private static final String HTML_TYPE = "text/html; charset=utf-8";
    private static final Pattern FILE = Pattern.compile("/files/(\\d{1,4})");
    private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");
    private static final Pattern BEARER = Pattern.compile("Bearer ([A-Za-z0-9_-]{1,100})");
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, true)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(5).build());
        // of the JDK's server; an administrator's own settings come first
        Map.of(
                        "sun.net.httpserver.maxReqHeaders", "50",
                        "sun.net.httpserver.maxReqHeaderSize", "16384",
                        "sun.net.httpserver.idleInterval", "30",
                        "sun.net.httpserver.maxIdleConnections", "64",
                        "jdk.httpserver.maxConnections", "256")
                .forEach((name, value) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, value);
                    }
                });
    }

    private final Handovers handovers;
    private final Reception reception;
    private final long reserve;
    private final Clock clock;
    private final HttpServer server;
    private final PatientThreads threads;
    private final Map<String, SentFiles> files = new ConcurrentHashMap<>();

    /**
     * Starts it.
     *
     * @param address to listen at
     * @param reserve the free space that must remain, in bytes
     * @param patience how many seconds a request may make no progress
     * @throws IOException when it cannot listen there
     */
    public UploadServer(
            InetSocketAddress address,
            Handovers handovers,
            Reception reception,
            long reserve,
            long patience,
            Clock clock)
            throws IOException {
        this.handovers = handovers;
        this.reception = reception;
        this.reserve = reserve;
        this.clock = clock;
        this.server = HttpServer.create(address, BACKLOG);
        this.threads = new PatientThreads(patience);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The port that it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What is answered. */
    private record Answer(int status, String type, byte[] body) {
        private static Answer json(int status, JsonNode body) {
            return new Answer(status, JSON_TYPE, body.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static Answer text(String type, String body) {
            return new Answer(200, type, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            threads.progress();
            Answer answer;
            try {
                answer = route(exchange);
            } catch (NotTaken e) {
                answer = Answer.json(
                        e.reason().status(),
                        JSON.createObjectNode().put("code", e.reason().code()));
            } catch (RuntimeException e) {
                answer = mistake(e);
            }
            threads.progress();
            ALWAYS.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (answer.status() >= 400) {
                // more of the request may be left
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            if (answer.status() >= 400) {
                exchange.getResponseBody().flush();
                drain(exchange.getRequestBody());
            }
        }
    }

    /**
     * Some clients stop sending once they are refused. Browsers read no answer before they have sent all of a request, and lose it if the
     * connection is closed before.
     */
    private void drain(InputStream body) {
        byte[] piece = new byte[PIECE];
        try {
            for (long left = MOST_DRAINED; left > 0; ) {
                int read = body.read(piece);
                if (read < 0) {
                    return;
                }
                left -= read;
                threads.progress();
            }
        } catch (IOException e) {
            // whoever has gone needs no answer
            return;
        }
    }

    /** Messages may hold what a donor wrote; places in our code do not. */
    private static Answer mistake(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        LOG.error(
                "Source {}: {} at {}",
                Handover.SOURCE,
                e.getClass().getSimpleName(),
                trace.length == 0 ? "unknown" : trace[0]);
        return Answer.json(500, JSON.createObjectNode().put("code", "failed"));
    }

    private Answer route(HttpExchange exchange) {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (request) {
            case "GET /":
                return Answer.text(HTML_TYPE, resource("upload.html"));
            case "GET /upload.js":
                return Answer.text("text/javascript; charset=utf-8", resource("upload.js"));
            case "GET /upload.css":
                return Answer.text("text/css; charset=utf-8", reception.styles());
            default:
                return opened(request, exchange);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = UploadServer.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | NullPointerException e) {
            throw new IllegalStateException("This build of Posterity lacks its file " + name + ".", e);
        }
    }

    /** What only the holder of a link may ask for. */
    private Answer opened(String request, HttpExchange exchange) {
        Handover handover = header(exchange, "Authorization")
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .flatMap(bearer -> handovers.opened(bearer.group(1)))
                .orElseThrow(() -> new NotTaken(Reason.UNKNOWN_LINK));
        Step step = handover.step();
        if (request.equals("GET /page")) {
            // the receipt ends with the link, and so does all that names somebody
            return Answer.text(HTML_TYPE, reception.page(handover, step));
        }
        if (step != Step.OPEN) {
            throw new NotTaken(Reason.HANDED_IN);
        }
        if (handover.isExpired(clock.instant())) {
            throw new NotTaken(Reason.ENDED);
        }
        SentFiles sent = files.computeIfAbsent(handover.invitation().id(), id -> handover.files(reserve));
        Matcher file = FILE.matcher(exchange.getRequestURI().getPath());
        switch (request) {
            case "GET /files":
                return state(handover, sent);
            case "POST /files":
                JsonNode announced = json(exchange);
                synchronized (sent) {
                    requireOpen(handover);
                    return Answer.json(200, announce(announced, sent).json());
                }
            case "PUT /answers":
                JsonNode answers = json(exchange);
                synchronized (sent) {
                    requireOpen(handover);
                    handover.keepAnswers(answers);
                }
                return Answer.json(200, JSON.createObjectNode());
            case "POST /handed-in":
                return handIn(handover, sent, json(exchange));
            default:
                if (file.matches() && exchange.getRequestMethod().equals("PUT")) {
                    return Answer.json(
                            200,
                            receive(exchange, sent, Integer.parseInt(file.group(1)))
                                    .json());
                }
                if (file.matches() && exchange.getRequestMethod().equals("DELETE")) {
                    synchronized (sent) {
                        requireOpen(handover);
                        sent.remove(Integer.parseInt(file.group(1)));
                    }
                    return Answer.json(200, JSON.createObjectNode());
                }
                throw new NotTaken(Reason.BAD_REQUEST);
        }
    }

    private static Answer state(Handover handover, SentFiles sent) {
        ObjectNode state = JSON.createObjectNode();
        state.putArray("files");
        sent.all().forEach(it -> state.withArray("files").add(it.json()));
        state.set("answers", handover.answers());
        return Answer.json(200, state);
    }

    private static SentFile announce(JsonNode json, SentFiles sent) {
        boolean fits = json.path("name").isTextual()
                && json.path("length").canConvertToLong()
                && json.path("modified").canConvertToLong();
        if (!fits) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        return sent.announce(
                json.path("name").asText(),
                json.path("length").asLong(),
                Instant.ofEpochMilli(json.path("modified").asLong()));
    }

    private SentFile receive(HttpExchange exchange, SentFiles sent, int number) {
        SentRange range =
                SentRange.parse(header(exchange, "Content-Range").orElseThrow(() -> new NotTaken(Reason.BAD_REQUEST)));
        if (range.bytes() != length(exchange)) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        Optional<Digest> expected = header(exchange, "Content-Digest").map(UploadServer::digest);
        if (expected.isPresent() && range.bytes() > MOST_WITH_DIGEST) {
            throw new NotTaken(Reason.TOO_LARGE);
        }
        return sent.receive(number, range, expected, exchange.getRequestBody(), threads::progress);
    }

    /** RFC 9530 §2. */
    private static Digest digest(String header) {
        Matcher written = DIGEST.matcher(header);
        if (!written.matches()) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        return Digest.parse(
                "sha256:" + HexFormat.of().formatHex(Base64.getDecoder().decode(written.group(1))));
    }

    private Answer handIn(Handover handover, SentFiles sent, JsonNode answers) {
        synchronized (sent) {
            requireOpen(handover);
            List<SentFile> all = sent.all();
            if (all.isEmpty() || sent.isBusy() || !all.stream().allMatch(SentFile::isWhole)) {
                throw new NotTaken(Reason.NOT_COMPLETE);
            }
            Answered answered = reception.answered(handover.invitation(), answers);
            if (!answered.lookAgain().isEmpty()) {
                ObjectNode again = JSON.createObjectNode().put("code", Reason.LOOK_AGAIN.code());
                answered.lookAgain().stream().sorted().forEach(again.putArray("fields")::add);
                return Answer.json(Reason.LOOK_AGAIN.status(), again);
            }
            handover.handIn(
                    answered.draft(),
                    answered.wishes().map(words -> new Paper(answered.wishesFile(), words)),
                    all,
                    clock.instant());
        }
        files.remove(handover.invitation().id());
        return Answer.json(200, JSON.createObjectNode());
    }

    /** Another request may have handed it in meanwhile. */
    private static void requireOpen(Handover handover) {
        if (handover.step() != Step.OPEN) {
            throw new NotTaken(Reason.HANDED_IN);
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        return values.stream().findFirst();
    }

    private static long length(HttpExchange exchange) {
        String written = header(exchange, "Content-Length").orElseThrow(() -> new NotTaken(Reason.NO_LENGTH));
        if (!written.matches("\\d{1,15}")) {
            throw new NotTaken(Reason.BAD_REQUEST);
        }
        return Long.parseLong(written);
    }

    private JsonNode json(HttpExchange exchange) {
        if (length(exchange) > Handover.MOST_ANSWERS) {
            throw new NotTaken(Reason.TOO_LARGE);
        }
        try {
            JsonNode json = JSON.readTree(exchange.getRequestBody().readNBytes(Handover.MOST_ANSWERS));
            if (json instanceof ObjectNode) {
                return json;
            }
        } catch (IOException e) {
            // answered below, without quoting it
        }
        throw new NotTaken(Reason.BAD_REQUEST);
    }

    /** Ends it; what is under way is cut, and goes on where it was when there is a server again. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
