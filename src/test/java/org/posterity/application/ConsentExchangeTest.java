package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Digest;

/** Consent records leave as JSON-LD and come back. */
class ConsentExchangeTest {
    @TempDir
    Path folder;

    private Desk desk;
    private Path record;

    @BeforeEach
    void record() throws Exception {
        desk = Desk.in(folder.resolve("desk"));
        record = folder.resolve("consent.json");
        assertThat(desk.newRecord(record, Desk.EVERY_CATEGORY, "open").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void aRecordThatLeftComesBackByteForByte() {
        Path jsonLd = folder.resolve("consent.jsonld");
        Path again = folder.resolve("again.json");

        assertThat(say("export", record, "--as", "json-ld", "--out", jsonLd).exit())
                .isEqualTo(Exit.DONE);
        Desk.Answer imported = say("import", jsonLd, "--out", again);

        assertThat(imported.exit()).isEqualTo(Exit.DONE);
        assertThat(imported.out()).doesNotContain("byte for byte");
        assertThat(again).hasSameBinaryContentAs(record);
    }

    @Test
    void aRecordThatWasWrittenByHandComesBackWithAWord() throws Exception {
        Files.writeString(record, Files.readString(record).replace("  ", "\t"));
        Path jsonLd = folder.resolve("consent.jsonld");
        say("export", record, "--out", jsonLd);

        assertThat(say("import", jsonLd, "--out", folder.resolve("again.json")).out())
                .contains("not byte for byte");
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
    void theTermsAloneAreNoRecordAndItIsSaidWhereTheRecordIs() throws Exception {
        Path terms = folder.resolve("terms.jsonld");
        say("export", record, "--terms-only", "--out", terms);

        Desk.Answer answer = say("import", terms, "--out", folder.resolve("again.json"));

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out())
                .contains("not a consent record", "folder agreements as urn:posterity:agreement:")
                .contains("its digest is " + Digest.sha256(Files.readAllBytes(record)))
                .doesNotContain("A context that lies elsewhere");
        assertThat(folder.resolve("again.json")).doesNotExist();
    }

    @Test
    void nothingIsOverwrittenAndFaultsAreTold() {
        assertThat(say("export", record, "--out", record).exit()).isEqualTo(Exit.USAGE);
        assertThat(say("export", record, "--as", "xml", "--out", folder.resolve("a"))
                        .exit())
                .isEqualTo(Exit.USAGE);
        Desk.Answer faulty = say("import", record, "--out", folder.resolve("a"));
        assertThat(faulty.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(faulty.out()).contains("consent export");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private Desk.Answer say(String command, Path file, Object... options) {
        List<Object> line = new ArrayList<>(List.of("consent", command, "--config", desk.config(), file));
        line.addAll(List.of(options));
        return Desk.say(line.toArray());
    }
}
