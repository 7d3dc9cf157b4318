package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two different ids never name one post, so what is certain for one file decides about another. */
class EliminationTest {
    private static final String EARLIER = "2025-11-02 06:30:00";
    private static final String LATER = "2025-11-02 06:30:31";
    private static final String FITS_BOTH = id("2025-11-02T06:29:50Z");
    private static final String FITS_THE_LATER_ONLY = id("2025-11-02T06:30:20Z");

    @TempDir
    private Path folder;

    @Test
    void anIdThatFitsTwoPostsGetsTheOneThatNoOtherIdClaims() throws IOException {
        Export export = new SmallDonation(folder)
                .post(LATER)
                .post(EARLIER)
                .file(FITS_BOTH + ".mp4")
                .file(FITS_THE_LATER_ONLY + ".mp4")
                .read();
        assertThat(fate(export, FITS_THE_LATER_ONLY))
                .isInstanceOfSatisfying(
                        FileFate.Matched.class, it -> assertThat(it.post()).isZero());
        assertThat(fate(export, FITS_BOTH)).isInstanceOfSatisfying(FileFate.Matched.class, it -> {
            assertThat(it.post()).isEqualTo(1);
            assertThat(it.evidence()).contains(Evidence.ELIMINATION);
        });
    }

    @Test
    void withoutTheOtherIdTheSameFileIsAmbiguous() throws IOException {
        Export export = new SmallDonation(folder)
                .post(LATER)
                .post(EARLIER)
                .file(FITS_BOTH + ".mp4")
                .read();
        assertThat(fate(export, FITS_BOTH))
                .isInstanceOfSatisfying(
                        FileFate.Ambiguous.class,
                        it -> assertThat(it.candidates()).containsExactly(0, 1));
    }

    private static FileFate fate(Export export, String id) {
        return export.files().stream()
                .filter(file -> file.file().name().startsWith(id))
                .findFirst()
                .orElseThrow()
                .fate();
    }

    private static String id(String instant) {
        return Long.toUnsignedString((Instant.parse(instant).getEpochSecond() << 32) + 12_345);
    }
}
