package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.Donation;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.Screening;

/** A film's own time may speak for a post; two posts of the sample are 31 seconds apart. */
class SupportingTimesTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "2024-09-17T14:07:21Z, 1",
        "2024-09-17T14:06:21Z, 1",
        "2024-09-17T14:08:21Z, 1",
        "2024-09-17T14:06:20Z, 0",
        "2024-09-17T14:08:22Z, 0",
        "2025-11-02T06:30:15Z, 2",
        "1904-01-01T00:00:00Z, 0"
    })
    void saysWhichPostsAFilmsOwnTimeIsNear(String made, int posts) {
        assertThat(supports(Optional.of(Instant.parse(made))))
                .hasSize(posts)
                .allSatisfy(date -> assertThat(Duration.between(Instant.parse(date), Instant.parse(made))
                                .abs())
                        .isLessThanOrEqualTo(Duration.ofSeconds(60)));
    }

    @Test
    void saysNothingOfAFilmWithoutATime() {
        assertThat(supports(Optional.empty())).isEmpty();
    }

    private List<String> supports(Optional<Instant> made) {
        ScreenedExport screened = Screening.of(
                new Donation(home)
                        .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                        .with("IMG_1.MOV", "film"),
                home.resolve("key"));
        ScreenedFile file = screened.files().stream()
                .filter(each -> each.file().name().equals("IMG_1.MOV"))
                .findFirst()
                .orElseThrow();
        MediaDescription timed = new MediaDescription(
                "video/quicktime",
                Optional.empty(),
                MediaDescription.Kind.VIDEO,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                made,
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                "test");
        return new FileRecords(screened, new PostCompleteness(screened).posts())
                .notKept(new ScreenedFile(
                        file.file(), file.fate(), Optional.of(timed), file.disposition(), Optional.empty()))
                .match()
                .supports();
    }
}
