package org.posterity.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.TerminalFailure;

class MonitoringServerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final AtomicReference<Health> health =
            new AtomicReference<>(new Health(NOW, List.of(Check.up(Check.Subject.ARCHIVE))));
    private final Meters meters = new Meters(List.of("grant-ends", "majority"));
    private final MonitoringServer server = MonitoringServer.on(0, health::get, meters);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .timeout(Duration.ofSeconds(20))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void isWellUntilSomethingThatEveryDonationNeedsIsMissing() throws Exception {
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);
        health.set(new Health(
                NOW,
                List.of(
                        Check.up(Check.Subject.ARCHIVE),
                        new Check(Check.Subject.STORES, Check.State.DEGRADED, "Store second fails."))));
        HttpResponse<String> degraded = ask("GET", "/health");
        assertThat(degraded.statusCode()).isEqualTo(200);
        JsonNode json = new ObjectMapper().readTree(degraded.body());
        assertThat(json.path("status").asText()).isEqualTo("degraded");
        assertThat(json.path("at").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(json.at("/checks/archive/status").asText()).isEqualTo("up");
        assertThat(json.at("/checks/stores/words").asText()).isEqualTo("Store second fails.");

        health.set(new Health(
                NOW,
                List.of(
                        new Check(Check.Subject.SPACE, Check.State.DOWN, "Full."),
                        new Check(Check.Subject.STORES, Check.State.DEGRADED, "Store second fails."))));

        HttpResponse<String> down = ask("GET", "/health");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(new ObjectMapper().readTree(down.body()).path("status").asText())
                .isEqualTo("down");
        assertThat(ask("HEAD", "/health").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/", "/healthy", "/metrics/x", "/../etc/passwd", "/health%2f"})
    void knowsNoOtherPath(String path) throws Exception {
        assertThat(ask("GET", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "ODD"})
    void canOnlyBeRead(String method) throws Exception {
        for (String path : List.of("/health", "/metrics")) {
            HttpResponse<String> answer = ask(method, path);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void aRequestThatNeverEndsHoldsUpNoOther() throws Exception {
        try (Socket half = new Socket("127.0.0.1", server.port())) {
            half.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
            half.getOutputStream().flush();

            assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersOnThisMachineOnly() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            network.inetAddresses()
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .forEach(address -> assertThatThrownBy(() -> new Socket(address, server.port()).close())
                            .isInstanceOf(IOException.class));
        }
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void aPortThatIsTakenIsSaidToBe() {
        assertThatThrownBy(() -> MonitoringServer.on(server.port(), health::get, meters))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("monitoring.port")
                .hasMessageContaining(String.valueOf(server.port()));
    }

    @Test
    void countsWhatHappens() throws Exception {
        meters.ended(Meters.Outcome.ARCHIVED);
        meters.ended(Meters.Outcome.ARCHIVED);
        meters.ended(Meters.Outcome.REFUSED);
        meters.received(1000);
        meters.received(234);
        meters.stage("intake", Duration.ofMillis(1500));
        meters.stand(new Standing(3, 90, 2, 7, Map.of("majority", 4L), 1, 1, 1, 5_000, 1.5));

        assertThat(ask("GET", "/metrics").body().lines())
                .contains(
                        "posterity_submissions_total{outcome=\"archived\"} 2.0",
                        "posterity_submissions_total{outcome=\"already-held\"} 0.0",
                        "posterity_submissions_total{outcome=\"refused\"} 1.0",
                        "posterity_received_bytes_total 1234.0",
                        "posterity_stage_seconds_count{stage=\"intake\"} 1",
                        "posterity_stage_seconds_sum{stage=\"intake\"} 1.5",
                        "posterity_submissions_waiting 3.0",
                        "posterity_submissions_waiting_oldest_seconds 90.0",
                        "posterity_copies_outstanding 2.0",
                        "posterity_packages 7.0",
                        "posterity_due{kind=\"grant-ends\"} 0.0",
                        "posterity_due{kind=\"majority\"} 4.0",
                        "posterity_overdue 1.0",
                        "posterity_archive_free_bytes 5000.0");
    }

    @Test
    void whatWasNotCountedYetIsNotANumber() {
        assertThat(meters.text().lines())
                .contains("posterity_copies_outstanding NaN", "posterity_due{kind=\"majority\"} NaN");
    }

    @Test
    void noLabelHoldsAnythingButWordsOfTheProgram() {
        for (Meters.Outcome outcome : Meters.Outcome.values()) {
            meters.ended(outcome);
        }
        meters.stage("storage", Duration.ofSeconds(1));
        meters.stage("step-for-juno.marsh", Duration.ofSeconds(1));
        meters.stand(new Standing(0, 0, 0, 0, Map.of("juno.marsh", 1L), 0, 0, 0, 0, 0));

        String text = meters.text();

        assertThat(text).doesNotContain("juno");
        Set<String> allowed = new TreeSet<>(Meters.STAGES);
        allowed.addAll(Set.of("archived", "already-held", "refused", "in-use", "grant-ends", "majority"));
        assertThat(LABEL.matcher(text).results().toList()).isNotEmpty().allSatisfy(label -> {
            assertThat(label.group(1)).isIn("outcome", "stage", "kind");
            assertThat(label.group(2)).isIn(allowed);
        });
    }
}
