package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.application.IngestResult;
import org.posterity.application.StageFunctions;
import org.posterity.intake.Workspace;
import org.posterity.model.Rejection;

/** An input that goes away or changes between two stages ends its submission, not the run. */
class InputVanishesTest {
    @TempDir
    Path scratch;

    enum Before {
        CONSENT,
        EXPORT,
        CHARACTERISATION,
        PRIVACY,
        PACKAGING
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWhicheverStageMissesIt(Before stage) throws IOException {
        Path donation = new PseudoDonation("kelp.and.kites", 2).writeTo(scratch.resolve("donation"), 50_000);

        Rejection rejection = ingest(donation, stage, () -> Workspace.clear(donation));

        assertThat(rejection.code()).isEqualTo("changed-while-read");
        assertThat(rejection.faults()).hasSize(4);
    }

    @Test
    void isRefusedWhenAFileWasWrittenTo() throws IOException {
        Path donation = new PseudoDonation("kelp.and.kites", 2).writeTo(scratch.resolve("donation"), 50_000);
        Path video = donation.resolve(PseudoDonation.videoName(1));

        Rejection rejection = ingest(donation, Before.PACKAGING, () -> overwrite(video));

        assertThat(rejection.code()).isEqualTo("changed-while-read");
        assertThat(rejection.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).isEqualTo(PseudoDonation.videoName(1)));
    }

    private static void overwrite(Path video) {
        try (RandomAccessFile file = new RandomAccessFile(video.toFile(), "rw")) {
            file.seek(10_000);
            file.write(new byte[100]);
            Files.setLastModifiedTime(video, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the donation in, with a mishap just before one of the stages. */
    private Rejection ingest(Path donation, Before stage, Runnable mishap) throws IOException {
        TamperedIngest ingest = new TamperedIngest(
                PackagedProgram.settings(scratch.resolve("config"), Map.of("storage.sync", "off")),
                scratch.resolve("archive"));
        IngestResult conclusion = ingest.of(donation, doors -> with(doors, stage, mishap));
        assertThat(new ArchiveOnDisk(ingest.archive()).filesInWorkspace()).isEmpty();
        assertThat(new ArchiveOnDisk(ingest.archive()).bags()).isEmpty();
        assertThat(conclusion).isInstanceOf(IngestResult.NotTakenIn.class);
        return ((IngestResult.NotTakenIn) conclusion).report().rejection();
    }

    private static StageFunctions with(StageFunctions doors, Before stage, Runnable mishap) {
        return new StageFunctions(
                doors.inbox(),
                doors.intake(),
                doors.viruscheck(),
                before(stage == Before.CONSENT, mishap, doors.consent()),
                before(stage == Before.EXPORT, mishap, doors.export()),
                doors.reading(),
                before(stage == Before.CHARACTERISATION, mishap, doors.characterisation()),
                before(stage == Before.PRIVACY, mishap, doors.privacy()),
                before(stage == Before.PACKAGING, mishap, doors.packaging()),
                doors.agreement(),
                doors.storage(),
                doors.holdings(),
                doors.replication(),
                doors.access(),
                doors.document(),
                doors.refused());
    }

    private static <I, O> Function<I, O> before(boolean here, Runnable mishap, Function<I, O> door) {
        return product -> {
            if (here) {
                mishap.run();
            }
            return door.apply(product);
        };
    }
}
