package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.Archive;
import org.posterity.application.Holds;
import org.posterity.application.Notices;
import org.posterity.canary.LeakScan;

/** {@code posterity hold}: in force until it is lifted, known to the agreement file alone. */
class LegalHoldTest {
    private static final String AUTHORITY = "Quellmoor District Court";
    private static final String REFERENCE = "7 Js 2219/26";
    private static final String BY = "Ines Ledgerwood";

    @TempDir
    Path folder;

    private TestArchive archive;
    private StoredAip stored;

    @BeforeEach
    void aPackage() throws IOException {
        archive = TestArchive.in(folder.resolve("desk"));
        stored = archive.archived(archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1)));
    }

    private TestArchive.Answer hold(String act, String reference, Object... options) {
        List<Object> all = new ArrayList<>(
                List.of(act, "--archive", archive.archive(), "--config", archive.config(), stored.id()));
        all.addAll(List.of("--authority", AUTHORITY, "--reference", reference, "--by", BY));
        all.addAll(List.of(options));
        return TestArchive.say(Stream.concat(Stream.of("hold"), all.stream()).toArray());
    }

    private boolean isHeld() {
        try (Archive opened = Archive.toRead(archive.archive(), silent())) {
            return new Holds(opened).on(opened.ids().get(0));
        }
    }

    private static Notices silent() {
        return new Notices() {
            @Override
            public void say(String sentence) {}

            @Override
            public void waiting(Duration patience) {}
        };
    }

    @Test
    void eachHoldIsInForceUntilItIsLifted() {
        assertThat(isHeld()).isFalse();
        assertThat(hold("place", REFERENCE, "--review", "2999-01-01").out())
                .contains("legal hold placed. 1 legal hold");
        assertThat(hold("place", "7 Js 1/27", "--review", "2999-01-01").out()).contains("2 legal holds");
        assertThat(hold("place", REFERENCE, "--review", "2999-01-01").out()).contains("nothing changed");
        assertThat(hold("place", REFERENCE, "--review", "2998-02-03").out()).contains("2 legal holds");
        assertThat(archive.run("show", stored.id()).out())
                .contains("to be reviewed by 2998-02-03", "Legal hold placed.")
                .contains("now version 1");
        assertThat(hold("lift", "7 js  1/27").out()).contains("1 legal hold is in force");
        assertThat(isHeld()).isTrue();
        assertThat(hold("lift", "7 Js 1/27").exit()).isEqualTo(Exit.USAGE);
        assertThat(hold("lift", REFERENCE).out()).contains("No legal hold is in force");
        assertThat(isHeld()).isFalse();
    }

    @Test
    void whatCannotBeReadIsHeld() throws IOException {
        try (Stream<Path> files = Files.walk(archive.archive().resolve("agreements"))) {
            for (Path file : files.filter(it -> it.endsWith("inventory.json")).toList()) {
                Files.writeString(file, "{}");
            }
        }
        assertThat(isHeld()).isTrue();
        assertThat(hold("place", REFERENCE, "--review", "2999-01-01").exit()).isEqualTo(Exit.ENVIRONMENT);
    }

    @Test
    void authorityAndReferenceStandInTheAgreementFileOnlyAndInNoCopyForTheDonor() {
        TestArchive.Answer placed = hold("place", REFERENCE, "--review", "2999-01-01");
        TestArchive.Answer copied = TestArchive.say(
                "request",
                "copy",
                "--archive",
                archive.archive(),
                "--donor",
                "tiktok:kelp.and.kites",
                "--to",
                folder.resolve("copy"));
        assertThat(copied.exit()).as(copied.err()).isZero();
        List<String> said = List.of(
                placed.out(),
                placed.err(),
                archive.run("show", stored.id(), "--json").out(),
                archive.run("show", stored.id()).out());
        assertThat(LeakScan.occurrences(folder, said, List.of(AUTHORITY, REFERENCE, BY)))
                .isNotEmpty()
                .allMatch(place -> place.contains("/agreements/") && place.contains("decisions.jsonl"));
    }

    @Test
    void anAuditFindsItIntact() {
        hold("place", REFERENCE, "--review", "2999-01-01");
        TestArchive.Answer audit = archive.run("audit");
        assertThat(audit.exit()).as(audit.out()).isZero();
    }

    @Test
    void aReviewThatIsOverIsRefused() {
        assertThat(hold("place", REFERENCE, "--review", "2020-01-01").err()).contains("--review must be a day to come");
        assertThat(hold("place", " ", "--review", "2999-01-01").err()).contains("--reference must not be empty");
        assertThat(isHeld()).isFalse();
    }
}
