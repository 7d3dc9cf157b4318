package org.posterity.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive;

/** Every committed sample, the damaged and hostile ones too: the invented personal values that stand in them are the markers. */
class SamplesCanaryTest {
    private static final Path SAMPLES = Path.of("archive-samples");

    /** Stands in the hostile samples wherever something must not survive. */
    private static final String HOSTILE = "marigold-7319";

    private static final List<String> SIGNED =
            List.of("x-tos-signature", "x-tos-authkey", "x-tos-expires", "x-signature=", "x-expires=", "policy=");

    @TempDir
    private Path home;

    @Test
    void nothingPersonalOfTheSamplesSurvives() throws Exception {
        TestArchive desk = TestArchive.in(home);
        LogCapture ear = new LogCapture();
        Markers markers = new Markers();
        new SampleValues().in(SAMPLES).forEach((value, place) -> markers.found(place, value));
        assertThat(markers.planted()).hasSizeGreaterThan(35);
        markers.found("the hostile samples", HOSTILE);
        SIGNED.forEach(parameter -> markers.found("the links of posts", parameter));

        ear.listen(() -> desk.run("ingest", folders()));

        LeakScan sweep = new LeakScan(markers.planted())
                .except(desk.archive().resolve("agreements"))
                .tree(desk.archive())
                .text("what was said", ear.heard());
        assertThat(sweep.finds()).isEmpty();
        assertThat(sweep.swept()).isGreaterThan(5_000_000);
    }

    private static Object[] folders() throws Exception {
        try (Stream<Path> children = Files.list(SAMPLES)) {
            return children.filter(Files::isDirectory).sorted().toArray();
        }
    }
}
