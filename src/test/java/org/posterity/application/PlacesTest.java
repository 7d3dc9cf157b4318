package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.SubmissionId;

class PlacesTest {
    private static final long MEMORY = 160L << 20;

    @TempDir
    private Path folder;

    private Submission submission(String name, long size) {
        Digest digest = Digest.sha256(name.getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(name);
        return new Submission(
                SubmissionId.of(digest),
                digest,
                "folder",
                IngestRequest.of(file),
                Instant.EPOCH,
                Workspace.under(folder),
                List.of(new ReceivedFile(name, size, Instant.EPOCH, digest, file, false)),
                VirusCheck.NOT_SCANNED,
                Optional.empty(),
                List.of());
    }

    @Test
    void thereAreAsManyAsProcessorsUnlessMemoryOrTheSettingAllowFewer() {
        assertThat(Places.of(0, 2, MEMORY).number()).isEqualTo(2);
        assertThat(Places.of(0, 64, MEMORY).number()).isEqualTo(2);
        assertThat(Places.of(0, 64, 1L << 30).number()).isEqualTo(16);
        assertThat(Places.of(1, 64, 1L << 30).number()).isEqualTo(1);
        assertThat(Places.of(100, 2, MEMORY).number()).isEqualTo(2);
        assertThat(Places.of(0, 2, 1).number()).isEqualTo(1);
    }

    @Test
    void ofLargeSubmissionsOneIsReadAtATimeAndTheOneThatWaitsLeavesItsPlaceToOthers() throws Exception {
        Places places = Places.of(2, 2, MEMORY);
        Submission first = submission("a.json", 50L << 20);
        Submission second = submission("b.JSON", 50L << 20);
        places.beforeReading(first);
        CountDownLatch read = new CountDownLatch(1);
        Thread other = new Thread(() -> places.take(() -> {
            try {
                places.beforeReading(second);
                read.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        other.start();
        CountDownLatch done = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            new Thread(() -> places.take(() -> {
                        done.countDown();
                        await(done);
                    }))
                    .start();
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).as("both places are free").isTrue();
        assertThat(read.getCount()).isEqualTo(1);

        first.workspace().close();

        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        other.join();
        second.workspace().close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void filmsAndSmallExportsAreNotLarge() throws Exception {
        Places places = Places.of(2, 2, MEMORY);
        for (Submission small : List.of(submission("film.mp4", 5L << 30), submission("a.json", 1 << 20))) {
            places.beforeReading(small);
        }
        // neither has taken the turn of a large one
        places.beforeReading(submission("c.json", 50L << 20));
    }
}
