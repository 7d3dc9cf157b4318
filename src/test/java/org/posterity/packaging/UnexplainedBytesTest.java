package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.format.bagit.BagProfile;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.Screening;

/** What lies in a bag without a ground keeps the package from being handed on to storage. */
class UnexplainedBytesTest {
    private static final String FILM = "6962076112356658529.mp4";

    @TempDir
    private Path home;

    @Test
    void aFileThatSomebodyPutIntoTheBagWhileItWasWrittenQuarantinesTheSubmission() throws IOException {
        ScreenedExport screened = screened();
        Rejection rejection =
                rejection(packaging(new Dropping(bag(screened), 1)).seal(screened));

        assertThat(rejection.code()).isEqualTo("unexplained-bytes");
        assertThat(rejection.disposition()).isEqualTo(Rejection.Disposition.QUARANTINED);
        assertThat(rejection.summary()).contains("would hold something");
        assertThat(rejection.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo("data/dropped-0.tmp");
            assertThat(fault.what()).isEqualTo("No manifest of the bag lists this file.");
            assertThat(fault.remedy()).contains("report it");
        });
    }

    @Test
    void noMoreThanTwentyPlacesAreListedAndTheSentenceCountsThemAll() throws IOException {
        ScreenedExport screened = screened();
        Rejection rejection =
                rejection(packaging(new Dropping(bag(screened), 31)).seal(screened));

        assertThat(rejection.faults()).hasSize(20);
        assertThat(rejection.summary()).contains("31 things");
    }

    @Test
    void theSameDonationPassesWhereNobodyInterferes() throws IOException {
        assertThat(packaging(Progress.NONE).seal(screened())).isInstanceOf(Outcome.Passed.class);
    }

    /** Another program that writes where it must not, at the moment when a medium has been written. */
    private record Dropping(Path bag, int files) implements Progress {
        @Override
        public void begin(String work, long bytes) {
            // Nothing is there yet.
        }

        @Override
        public void moved(long bytes) {
            try {
                for (int i = 0; i < files; i++) {
                    Files.writeString(bag.resolve("data/dropped-" + i + ".tmp"), "no one knows");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ScreenedExport screened() {
        Donation donation = new Donation(home)
                .with("user_data_tiktok.json", Donation.resource("v5-2026-05/user_data_tiktok.json"))
                .with("media/" + FILM, "a film");
        return Screening.of(donation, home.resolve("key"));
    }

    private static Path bag(ScreenedExport screened) {
        return screened.submission()
                .submission()
                .workspace()
                .folder("bag")
                .resolve(screened.submission().submission().id().value());
    }

    private static Packaging packaging(Progress progress) throws IOException {
        return new Packaging(
                new Institution(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        URI.create("https://archive.invalid/"),
                        Donation.AGENT,
                        false),
                BagProfile.parse(Files.readAllBytes(Path.of("config/bagit-profile.json")), "bagit-profile.json"),
                aip -> false,
                Donation.CLOCK,
                progress);
    }

    private static Rejection rejection(Outcome<ArchivalPackage> outcome) {
        return outcome.match(
                pack -> {
                    throw new AssertionError("It passed.");
                },
                rejection -> rejection,
                held -> {
                    throw new AssertionError("It is held.");
                });
    }
}
