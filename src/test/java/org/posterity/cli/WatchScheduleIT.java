package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit that {@code watch} makes by itself, when a cron expression says so. */
class WatchScheduleIT {
    @TempDir
    private Path scratch;

    @Test
    void whatIsDueIsAuditedOnSchedule() throws Exception {
        WatchingProgram watching = new WatchingProgram(scratch)
                .set("audit.schedule", "* * * * * ?")
                .set("audit.days", "0");
        TestArchive desk = watching.archive();
        String aip = desk.archived(
                        desk.consented(SampleDonation.complete(scratch.resolve("donation"), ExportVersion.V4)))
                .id();
        long before = readings(desk, aip);

        try (PackagedProgram program = watching.start()) {
            assertThat(program.awaits(() -> readings(desk, aip) >= before + 2))
                    .as(program.errors())
                    .isTrue();
            PackagedProgram.Ended ended = program.terminate();
            assertThat(ended.exit()).as(ended.err()).isZero();
        }
        assertThat(desk.run("audit").exit()).isZero();
    }

    private static long readings(TestArchive desk, String aip) {
        return desk.run("show", aip)
                .out()
                .lines()
                .filter(line -> line.contains("fixity check"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "0 0 2 * *", "61 * * * * ?", "0 0 2 * * SAT"})
    void aScheduleThatIsNoneIsSaidBeforeAnythingIsDone(String schedule) throws Exception {
        TestArchive desk = TestArchive.in(scratch).set("audit.schedule", schedule);
        TestArchive.Answer watch = desk.run("watch");

        assertThat(watch.exit()).as(watch.toString()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(watch.err()).contains("audit.schedule", "cron expression");
    }
}
