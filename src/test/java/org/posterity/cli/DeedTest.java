package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.cli.TestArchive.Answer;

/** What a deed settles besides: what concerns readers goes into the package, the rest stays in the agreement. */
class DeedTest {
    private static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";
    private static final Object[] EVERYTHING = {
        "--transfer", "deposit",
        "--copyright", "licensed",
        "--licence", CC_BY,
        "--preservation-act", "copying,migration",
        "--credit-as", "Juno of the Marsh",
        "--unselected", "destroy",
        "--successor", "Hill Library",
        "--contact-after-death", "Ova Brandt, Quay 4"
    };

    @TempDir
    private Path home;

    private TestArchive desk;

    @BeforeEach
    void makeDesk() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
    }

    @Test
    void readersLearnWhatConcernsThemAndNothingElse() throws Exception {
        StoredAip stored = desk.archived(desk.consented(
                SampleDonation.in(home.resolve("kelp")).export(ExportVersion.V3).video(SampleDonation.P1, 1),
                EVERYTHING));
        Path copy = home.resolve("copy");
        assertThat(desk.run(
                                "deliver",
                                stored.id(),
                                "--as",
                                "files",
                                "--purpose",
                                "preservation",
                                "--recipient",
                                "Reading room",
                                "--to",
                                copy)
                        .exit())
                .isEqualTo(Exit.DONE);

        JsonNode deed = stored.json("consent-terms.json").path("deed");
        assertThat(deed.path("transfer").asText()).isEqualTo("deposit");
        assertThat(deed.path("rights").asText()).isEqualTo(CC_BY);
        assertThat(StoredAip.read(stored.ledger("report.html"))).contains("Juno of the Marsh", CC_BY);
        assertThat(texts(copy)).contains("Cite as", "Juno of the Marsh (@kelp.and.kites)");
        String all = texts(desk.archive().resolve("storage"));
        assertThat(all)
                .contains("\"creditText\":\"Juno of the Marsh\"", "licenseDocumentationIdentifierValue>" + CC_BY)
                .doesNotContain("Hill Library", "Ova Brandt", "destroy\"");
        assertThat(texts(desk.archive().resolve("agreements"))).contains("Hill Library", "Ova Brandt", "destroy");
    }

    private static String texts(Path folder) throws IOException {
        StringBuilder texts = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return texts.toString().replaceAll("(\"\\w+\") ?: ?", "$1:");
    }

    @Test
    void checkAndReceiptSayItToo() throws IOException {
        Path record = home.resolve("consent.json");
        desk.newRecord(record, "posts,media", "on-site", EVERYTHING);
        Path receipt = home.resolve("receipt.html");

        Answer check = TestArchive.say("consent", "check", "--config", desk.config(), record);
        Answer written = TestArchive.say("consent", "receipt", "--config", desk.config(), record, "--out", receipt);

        assertThat(check.exit()).as(check.toString()).isEqualTo(Exit.DONE);
        assertThat(check.out())
                .contains("a deposit", "licensed, " + CC_BY, "newer formats", "Credit as: Juno of the Marsh")
                .contains("destroyed", "Hill Library")
                .doesNotContain("Ova Brandt");
        assertThat(written.exit()).as(written.toString()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(receipt))
                .contains("a deposit", CC_BY, "Juno of the Marsh", "destroyed", "Hill Library", "Ova Brandt");
    }

    @ParameterizedTest
    @CsvSource({
        "licensed, ,                                                   false",
        "licensed, https://creativecommons.org/licenses/by/4.0/,       true",
        "licensed, http://creativecommons.org/licenses/by-nc-nd/2.5/de/, true",
        "kept,     http://rightsstatements.org/vocab/InC-RUU/1.0/,     true",
        "kept,     https://creativecommons.org/publicdomain/mark/1.0/, true",
        "kept,     ,                                                   true",
        "kept,     https://creativecommons.org/licenses/by/4.0,        false",
        "kept,     https://creativecommons.org/licenses/by-sa-nc/4.0/, false",
        "kept,     https://creativecommons.org.example/licenses/by/4.0/, false",
        "kept,     http://rightsstatements.org/vocab/Mine/1.0/,        false",
        "kept,     javascript:alert(1),                                false",
        "given,    ,                                                   false"
    })
    void onlyKnownLicencesAndStatementsAreTaken(String copyright, String address, boolean taken) {
        Object[] options = address == null
                ? new Object[] {"--copyright", copyright}
                : new Object[] {"--copyright", copyright, "--licence", address};

        Answer answer = desk.newRecord(home.resolve("consent.json"), "posts", "open", options);

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(taken ? Exit.DONE : Exit.USAGE);
    }
}
