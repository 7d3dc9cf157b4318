package org.posterity.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.StoredAip;
import org.posterity.cli.TestArchive;
import org.posterity.model.Category;

/** Nothing of what was planted where nothing may survive is in any byte that is written or said. */
class CanaryTest {
    static final String SMALL = "posts,media";
    static final String USUAL = "posts,media,profile,engagement";
    static final String EVERYTHING =
            String.join(",", Stream.of(Category.values()).map(Category::id).toList());

    @TempDir
    private Path home;

    private final LogCapture ear = new LogCapture();
    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(home.resolve("desk"));
    }

    static Stream<Arguments> gifts() {
        Stream<Arguments> inEveryLayout = Stream.of(ExportVersion.values())
                .flatMap(version -> Stream.of(
                        Arguments.of("posts and media", version, SMALL, "pseudonymise"),
                        Arguments.of("everything the donor can choose", version, EVERYTHING, "pseudonymise")));
        Stream<Arguments> inOne = Stream.of(ExportVersion.V3, ExportVersion.V5)
                .flatMap(version -> Stream.of(
                        Arguments.of("the usual gift", version, USUAL, "pseudonymise"),
                        Arguments.of("other people left out", version, EVERYTHING, "leave-out")));
        return Stream.concat(inEveryLayout, inOne);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("gifts")
    void nothingSurvivesThatTheGiftDoesNotCover(String gift, ExportVersion version, String categories, String others)
            throws Exception {
        MarkedDonation donation =
                MarkedDonation.json(home.resolve("kelp"), desk, version, categories, "--third-parties", others);

        ear.listen(() -> desk.archived(donation.donation()));
        assertThat(donation.markers().planted()).hasSizeGreaterThan(400);
        requireNothingOf(donation);
    }

    @Test
    void whatTheGiftCoversIsThereWithoutTheMarkersInIt() throws Exception {
        MarkedDonation donation = MarkedDonation.json(home.resolve("kelp"), desk, ExportVersion.V5, EVERYTHING);
        StoredAip aip = desk.archived(donation.donation());

        Markers kept = new Markers();
        kept.found("captions and comments", "#kites, mail [e-mail address]");
        kept.found("other people", "#duet with @person-");
        kept.found("subtitles", "[e-mail address] today");
        kept.found("what players read", "00:00:00.100 --> 00:00:04.000 align:start position:10%");
        kept.found("places", "Tarn Wharf");
        kept.found("numbers by year", "watched-video");
        assertThat(new LeakScan(kept.planted()).tree(aip.data()).finds())
                .extracting(LeakScan.Find::planted)
                .contains(
                        "captions and comments",
                        "other people",
                        "subtitles",
                        "what players read",
                        "places",
                        "numbers by year");
    }

    @ParameterizedTest
    @MethodSource("categories")
    void nothingSurvivesOfATextExport(String categories) throws Exception {
        MarkedDonation donation = MarkedDonation.text(home.resolve("kelp"), desk, categories);

        ear.listen(() -> desk.archived(donation.donation()));

        requireNothingOf(donation);
    }

    static Stream<String> categories() {
        return Stream.of(SMALL, USUAL, EVERYTHING);
    }

    private void requireNothingOf(MarkedDonation donation) throws Exception {
        LeakScan sweep = donation.sweep(desk, ear);
        assertThat(sweep.swept()).isGreaterThan(100_000);
        assertThat(sweep.finds()).isEmpty();
        try (Stream<Path> files = Files.walk(desk.archive().resolve("workspace"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
