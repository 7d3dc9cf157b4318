package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;

/** What an archivist's settings may say, and what becomes of those that will not do. */
class SettingsTest {
    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
    }

    @ParameterizedTest
    @CsvSource({
        "storage.country, Germany",
        "storage.country, 'DE, XX'",
        "storage.country, UK",
        "age.majority, eighteen",
        "age.majority, -1",
        "stills, sometimes",
        "drift, maybe",
        "base-uri, 'https://an archive/'",
        "base-uri, archive",
        "storage.contry, DE"
    })
    void aValueThatWillNotDoStopsTheProgramWithTheNameOfItsSetting(String name, String value) throws Exception {
        TestArchive.Answer answer = desk.set(name, value).run("register", "--out", folder.resolve("register.html"));

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).contains("application.properties", "  " + name + ": ");
    }

    @Test
    void allFaultsAreToldAtOnce() throws Exception {
        desk.set("storage.country", "Germany").set("stills", "maybe").set("intake.max-depth", "deep");

        String said = desk.run("ingest", folder, "--dry-run").err();

        assertThat(said).contains("storage.country: ", "stills: ", "intake.max-depth: ", "ISO 3166-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de", "DE, AT", "DE;CH", ""})
    void countriesAreTwoLettersEach(String value) throws Exception {
        desk.set("storage.country", value);

        assertThat(Wiring.houseRules(Settings.read(desk.config())).storageCountries())
                .allMatch(country -> country.matches("DE|AT|CH"));
    }

    @Test
    void aSettingWithTwoValuesStopsTheProgram() throws Exception {
        Path properties = desk.set("storage.country", "US").config().resolve("application.properties");
        Files.writeString(properties, "\nstorage.country=DE\nstills=off\n", StandardOpenOption.APPEND);

        assertThat(desk.run("register").err())
                .contains("storage.country: This is given twice")
                .doesNotContain("stills");
        desk.set("storage.country", "DE").set("institution", "Library of Harbours");
        assertThat(desk.run("register").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdings", "./holdings", "config/../holdings", ""})
    void theArchiveIsTheOneOfTheSettingsWhereverAJobStarts(String written) throws Exception {
        Path beside = desk.config().resolveSibling("holdings");
        desk.set("archive.dir", written.isEmpty() ? beside.toString() : written);
        SampleDonation donation = desk.consented(SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5));

        assertThat(TestArchive.say("ingest", donation.folder(), "--config", desk.config())
                        .exit())
                .isZero();

        assertThat(beside.resolve("storage")).isDirectory();
        assertThat(TestArchive.say("list", "--json", "--config", desk.config()).json())
                .hasSize(1);
        assertThat(desk.run("list", "--json").json()).as("--archive wins").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.dir", "agreements.dir", "inbox.dir", "archive.dir"})
    void foldersInSettingsCountFromWhereTheSettingsLie(String name) throws Exception {
        Files.createDirectories(desk.config().resolveSibling("its place"));
        desk.set(name, "its place");

        assertThat(Settings.read(desk.config()).place(name))
                .contains(desk.config().resolveSibling("its place"));
    }

    @Test
    void nothingIsWrittenIntoTheArchive() throws Exception {
        desk.archived(desk.consented(SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5)));
        Path inside = desk.archive().resolve("storage/new");
        Path link = Files.createSymbolicLink(folder.resolve("link"), desk.archive());
        Path record = folder.resolve("kelp/consent.json");

        desk.set("key.dir", folder.resolve("key").toString());
        for (List<Object> line : List.<List<Object>>of(
                List.of("request", "copy", "--donor", "Juno Marsh", "--to", inside),
                List.of("request", "copy", "--donor", "Juno Marsh", "--to", link.resolve("agreements/new")),
                List.of("register", "--out", inside),
                List.of("key", "backup", "--out", inside),
                List.of("consent", "receipt", record, "--out", inside),
                List.of("consent", "export", record, "--as", "json-ld", "--out", inside),
                List.of("consent", "form", "--out", inside))) {
            TestArchive.Answer answer = TestArchive.say(
                    Stream.concat(line.stream(), Stream.of("--archive", desk.archive(), "--config", desk.config()))
                            .toArray());
            assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.USAGE);
            assertThat(answer.err()).contains("is inside the archive");
        }
        desk.set("key.dir", desk.archive().resolve("key").toString());
        assertThat(desk.run("key").err()).contains("is inside the archive");
        assertThat(inside).doesNotExist();
        assertThat(desk.archive().resolve("agreements/new")).doesNotExist();
    }

    @Test
    void aFolderOfSettingsWithoutItsTableStopsEveryCommandThatNeedsIt() throws Exception {
        Path donation = Files.createDirectory(folder.resolve("donation"));
        Path record = donation.resolve("consent.json");
        desk.newRecord(record, "posts", "open");
        Files.delete(desk.config().resolve("selection.yaml"));

        for (TestArchive.Answer answer : new TestArchive.Answer[] {
            desk.run("ingest", donation, "--dry-run"),
            TestArchive.say("consent", "check", "--config", desk.config(), record),
            TestArchive.say("consent", "form", "--config", desk.config(), "--out", folder.resolve("form.html"))
        }) {
            assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(answer.err())
                    .contains("There is no selection.yaml", desk.config().toString());
        }
    }

    @Test
    void aFolderOfSettingsThatIsNotThereIsNotReplacedByAnother() {
        Path record = folder.resolve("consent.json");
        desk.newRecord(record, "posts", "open");
        Path out = folder.resolve("consent.jsonld");

        TestArchive.Answer answer =
                TestArchive.say("consent", "export", "--config", folder.resolve("gone"), record, "--out", out);

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).contains("no configuration folder");
        assertThat(out).doesNotExist();
    }
}
