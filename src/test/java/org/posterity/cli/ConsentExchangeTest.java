package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Digest;

/** Consent records leave as JSON-LD. */
class ConsentExchangeTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private Path record;

    @BeforeEach
    void record() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        record = folder.resolve("consent.json");
        assertThat(desk.newRecord(record, TestArchive.EVERY_CATEGORY, "open").exit())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void theRecordLeavesWithItsDigest() throws Exception {
        Path jsonLd = folder.resolve("consent.jsonld");

        assertThat(say("export", record, "--as", "json-ld", "--out", jsonLd).exit())
                .isEqualTo(Exit.DONE);
        assertThat(jsonLd)
                .content()
                .contains("dpv:ConsentRecord", "Juno")
                .contains(Digest.sha256(Files.readAllBytes(record)).toString());
    }

    @Test
    void theTermsAloneNameNobody() {
        Path terms = folder.resolve("terms.jsonld");
        say("export", record, "--terms-only", "--out", terms);

        assertThat(terms)
                .content()
                .contains("posterity:ConsentTerms")
                .doesNotContain("Juno")
                .doesNotContain("Bauer");
    }

    @Test
    void nothingIsOverwrittenAndFaultsAreTold() throws Exception {
        assertThat(say("export", record, "--out", record).exit()).isEqualTo(Exit.USAGE);
        assertThat(say("export", record, "--as", "xml", "--out", folder.resolve("a"))
                        .exit())
                .isEqualTo(Exit.USAGE);
        Files.writeString(record, Files.readString(record).replace("\"adult\"", "\"old\""));
        TestArchive.Answer faulty = say("export", record, "--out", folder.resolve("a"));
        assertThat(faulty.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(faulty.out()).contains("$.age");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private TestArchive.Answer say(String command, Path file, Object... options) {
        List<Object> line = new ArrayList<>(List.of("consent", command, "--config", desk.config(), file));
        line.addAll(List.of(options));
        return TestArchive.say(line.toArray());
    }
}
