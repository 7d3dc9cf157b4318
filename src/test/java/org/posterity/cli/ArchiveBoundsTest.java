package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;

/** What is taken in lies apart from the archive and from what the program has for itself. */
class ArchiveBoundsTest {
    @TempDir
    Path scratch;

    private Path settings;
    private Path donation;

    @BeforeEach
    void prepare() throws IOException {
        settings = PackagedProgram.settings(scratch.resolve("config"), Map.of());
        donation = new PseudoDonation("kelp", 1).writeTo(scratch.resolve("donations/kelp"), 10);
    }

    private void assertRefused(String names, String... arguments) throws IOException {
        List<String> before = everything();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), arguments))
                .as(err.toString())
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains(names).contains("Nothing was read").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private String[] ingest(Path path, Path archive) {
        return new String[] {"ingest", path.toString(), "--archive", archive.toString(), "--config", settings.toString()
        };
    }

    @Test
    void anArchiveInADonationIsRefusedInWhateverWayItIsNamed() throws IOException {
        Path inside = donation.resolve("out/archive");
        Path link = Files.createSymbolicLink(scratch.resolve("link"), donation);
        Path other = Files.createSymbolicLink(scratch.resolve("other"), scratch.resolve("donations"));
        for (Path archive : List.of(donation, inside, link, link.resolve("archive"), donation.resolve("../kelp/a"))) {
            for (Path path : List.of(donation, scratch.resolve("donations"), link, other.resolve("kelp"))) {
                assertRefused("archive", ingest(path, archive));
            }
        }
        assertRefused("archive", "ingest", "--dry-run", donation.toString(), "--archive", inside.toString());
        assertRefused("archive", "accept-structure", donation.toString(), "--archive", inside.toString());
        assertRefused("archive", "watch", "--inbox", donation.toString(), "--archive", inside.toString());
    }

    @Test
    void aDonationInTheArchiveIsRefused() throws IOException {
        Path archive = scratch.resolve("donations");
        Path link = Files.createSymbolicLink(scratch.resolve("link"), donation);
        for (Path path : List.of(donation, link)) {
            assertRefused("is inside the archive", ingest(path, archive));
        }
        Files.createSymbolicLink(scratch.resolve("archive"), archive);
        assertRefused("is inside the archive", ingest(donation, scratch.resolve("archive")));
    }

    @Test
    void settingsKeyAndAgreementsInADonationAreRefused() throws IOException {
        Path archive = scratch.resolve("archive");
        TestArchive.set(settings, "key.dir", donation.resolve("key").toString());
        assertRefused("key.dir", ingest(donation, archive));
        TestArchive.set(settings, "key.dir", scratch.resolve("key").toString());

        Path papers = Files.createDirectory(donation.resolve("papers"));
        TestArchive.set(settings, "agreements.dir", papers.toString());
        assertRefused("agreements.dir", ingest(donation, archive));

        settings = PackagedProgram.settings(donation.resolve("config"), Map.of());
        TestArchive.set(settings, "key.dir", scratch.resolve("key").toString());
        assertRefused("--config", ingest(donation, archive));
    }
}
