package org.posterity.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.StoredAip;
import org.posterity.cli.TestArchive;

/** What the other commands say and write of a package, and what a pre-ingest check says of one that is not made. */
class CommandsCanaryTest {
    @TempDir
    private Path home;

    private final LogCapture ear = new LogCapture();
    private TestArchive desk;
    private MarkedDonation donation;

    @BeforeEach
    void donation() throws Exception {
        desk = TestArchive.in(home.resolve("desk"));
        donation = MarkedDonation.json(home.resolve("kelp"), desk, ExportVersion.V5, CanaryTest.EVERYTHING);
    }

    @Test
    void aPreIngestCheckSaysNothing() throws Exception {
        run(0, "ingest", donation.folder(), "--dry-run");
        Path report = home.resolve("report.html");
        run(0, "ingest", donation.folder(), "--dry-run", "--json", "--report", report);

        assertThat(ear.heard()).contains("listed");
        assertThat(report).content().contains("It would be archived.");
        assertThat(donation.sweep()
                        .tree(home.resolve("desk"))
                        .text("the report", Files.readString(report))
                        .text("what was said", ear.heard())
                        .finds())
                .isEmpty();
    }

    @Test
    void noCommandSaysOrWritesMoreThanThePackageHolds() throws Exception {
        StoredAip aip = ear.listen(() -> desk.archived(donation.donation()));
        Path out = home.resolve("out");

        run(0, "list");
        run(0, "list", "--json");
        run(0, "show", aip.id(), "--files");
        run(0, "show", aip.id(), "--json");
        run(0, "deliver", aip.id(), "--as", "bag", "--to", out.resolve("bag"));
        run(0, "deliver", aip.id(), "--as", "tar", "--to", out.resolve("tar"));
        run(
                0,
                "deliver",
                aip.id(),
                "--as",
                "files",
                "--purpose",
                "preservation",
                "--recipient",
                "Reading room",
                "--to",
                out.resolve("files"));
        say(
                "request",
                "copy",
                "--archive",
                desk.archive(),
                "--donor",
                "tiktok:kelp.and.kites",
                "--to",
                out.resolve("copy"));
        run(0, "register", "--out", out.resolve("register.html"));
        run(0, "register", "--json");
        run(0, "validate", aip.bag(), "--json");
        run(0, "explain", aip.id(), "--all");
        run(0, "explain", aip.id(), "data/account/0001.warc", "--json");
        run(0, "accept-structure", donation.folder());
        say("key", "--config", desk.config());

        // What a donor gets of their own holds the agreement with their name, and nothing else of the kind.
        Path copy = out.resolve("copy");
        LeakScan sweep = donation.sweep(desk, ear)
                .except(copy.resolve("agreement"))
                .except(copy.resolve("what-is-held.html"))
                .tree(out);
        assertThat(sweep.finds()).isEmpty();
        assertThat(sweep.swept()).isGreaterThan(1_000_000);
        assertThat(donation.sweep().tree(copy).finds())
                .allMatch(find -> find.planted().startsWith("consent.json, "));
    }

    private void say(Object... arguments) throws Exception {
        TestArchive.Answer answer = ear.listen(() -> TestArchive.say(arguments));
        assertThat(answer.exit()).as(answer.toString()).isZero();
    }

    private void run(int exit, String command, Object... arguments) throws Exception {
        TestArchive.Answer answer = ear.listen(() -> desk.run(command, arguments));
        assertThat(answer.exit()).as(command + answer).isEqualTo(exit);
    }
}
