package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system sees of a watch at work. */
class MonitoringIT {
    /** The system's own, for which the package with the parser is installed; another may come first in the path. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final Pattern ADDRESS = Pattern.compile("Monitoring: (http://127\\.0\\.0\\.1:[0-9]+)/health");
    /** The parser of Prometheus' own client; it fails at whatever is not in the format. */
    private static final String PARSER = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(sys.stdin.read()):
                assert family.documentation and family.type in ('counter', 'gauge', 'summary'), family
                for sample in family.samples:
                    print(sample.name, *['%s=%s' % label for label in sorted(sample.labels.items())], sample.value)
            """;

    @TempDir
    private Path scratch;

    private static String address(PackagedProgram program) throws IOException, InterruptedException {
        assertThat(program.awaits(() -> ADDRESS.matcher(program.errors()).find()))
                .as(program.errors())
                .isTrue();
        Matcher found = ADDRESS.matcher(program.errors());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> parsed(String metrics) throws IOException, InterruptedException {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import prometheus_client.parser")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        String untested = "needs python3-prometheus-client: that others can read the metrics is not tested";
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(untested);
        }
        assumeTrue(there, untested);
        Process parser = new ProcessBuilder(PYTHON, "-c", PARSER)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        parser.getOutputStream().write(metrics.getBytes(StandardCharsets.UTF_8));
        parser.getOutputStream().close();
        String samples = new String(parser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(parser.waitFor()).isZero();
        return samples.lines().toList();
    }

    @Test
    void figuresAndHealthFollowTheWorkAndNameNobody() throws Exception {
        WatchingProgram watching = new WatchingProgram(scratch).set("monitoring.port", "0");
        SampleDonation donation =
                watching.archive().consented(SampleDonation.complete(scratch.resolve("donation"), ExportVersion.V4));
        try (PackagedProgram program = watching.start()) {
            String address = address(program);
            HttpResponse<String> health = get(address + "/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(ExportVersion.tree(health.body().getBytes(StandardCharsets.UTF_8))
                            .at("/checks/routes/status")
                            .asText())
                    .isEqualTo("up");
            assertThat(health.body()).doesNotContain(scratch.toString(), "timer:");
            Files.move(donation.folder(), watching.inbox().resolve("Juno Marsh"));
            Files.write(watching.inbox().resolve("bad.zip"), "PK\3\4 but no archive".getBytes());
            assertThat(program.awaits(() -> program.output().lines().count() == 2))
                    .isTrue();

            assertThat(program.awaits(() -> program.isAlive() && isCounted(address)))
                    .isTrue();
            String metrics = get(address + "/metrics").body();
            assertThat(metrics)
                    .doesNotContainIgnoringCase("juno")
                    .doesNotContain("kelp", "bad.zip", scratch.toString());
            List<String> samples = parsed(metrics);
            assertThat(samples)
                    .contains(
                            "posterity_submissions_total outcome=archived 1.0",
                            "posterity_submissions_total outcome=refused 1.0")
                    .filteredOn(sample -> sample.startsWith("posterity_stage_seconds_count"))
                    .hasSize(13)
                    .filteredOn(sample -> sample.endsWith(" 0.0"))
                    .isEmpty();
            assertThat(samples).noneMatch(sample -> sample.equals("posterity_received_bytes_total 0.0"));
            assertThat(program.terminate().exit()).isZero();
        }
    }

    private static boolean isCounted(String address) throws IOException {
        try {
            return get(address + "/metrics").body().contains("posterity_submissions_total{outcome=\"refused\"} 1.0");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutSpaceItIsDown() throws Exception {
        WatchingProgram watching = new WatchingProgram(scratch)
                .set("monitoring.port", "0")
                .set("intake.reserve-bytes", "9000000000000000");
        try (PackagedProgram program = watching.start()) {
            HttpResponse<String> health = get(address(program) + "/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(ExportVersion.tree(health.body().getBytes(StandardCharsets.UTF_8))
                            .at("/checks/space/status")
                            .asText())
                    .isEqualTo("down");
        }
    }

    @Test
    void aPortThatIsTakenEndsTheStart() throws Exception {
        WatchingProgram first = new WatchingProgram(scratch.resolve("first")).set("monitoring.port", "0");
        try (PackagedProgram program = first.start()) {
            String address = address(program);
            WatchingProgram second = new WatchingProgram(scratch.resolve("second"))
                    .set("monitoring.port", address.substring(address.lastIndexOf(':') + 1));
            try (PackagedProgram other = second.start()) {
                PackagedProgram.Ended ended = other.end();
                assertThat(ended.exit()).isEqualTo(Exit.ENVIRONMENT);
                assertThat(ended.err()).contains("monitoring.port");
            }
        }
    }
}
