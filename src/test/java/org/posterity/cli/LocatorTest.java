package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package is found by whatever people know of it, and by nothing that could be another's. */
class LocatorTest {
    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static String minted;

    @BeforeAll
    static void archive() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        minted = desk.archived(donation("kelp.and.kites"), "--collection", "Island Voices", "--accession", "2026-17")
                .id();
        desk.archived(donation("dune.grass"), "--id", "urn:example:dune");
        desk.archived(donation("dune"), "--id", "urn:example:dune-and-grass");
    }

    private static SampleDonation donation(String account) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"kelp.and.kites\"", "\"" + account + "\"");
        return desk.consented(
                SampleDonation.in(folder.resolve(account))
                        .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8)),
                "--account",
                "tiktok:" + account);
    }

    private static String shown(String name) {
        TestArchive.Answer answer = desk.run("show", name, "--json");
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.DONE);
        return answer.json().get(0).path("aip").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiktok:kelp.and.kites",
                "tiktok:@Kelp.and.Kites",
                "@kelp.and.kites",
                "@KELP.AND.KITES",
                "https://www.tiktok.com/@kelp.and.kites",
                " tiktok:kelp.and.kites "
            })
    void theAccountIsEnough(String name) {
        assertThat(shown(name)).isEqualTo(minted);
    }

    @Test
    void everyBeginningOfTheIdentifierIsEnough() {
        String shortForm = minted.substring("urn:posterity:".length());
        for (int length : List.of(1, 4, 19, 20)) {
            assertThat(shown(shortForm.substring(0, length))).isEqualTo(minted);
            assertThat(shown(shortForm.substring(0, length).toUpperCase(Locale.ROOT)))
                    .isEqualTo(minted);
        }
        assertThat(shown("urn:posterity:" + shortForm.substring(0, 5))).isEqualTo(minted);
        assertThat(shown("urn:p")).isEqualTo(minted);
        assertThat(shown(minted)).isEqualTo(minted);
    }

    @Test
    void aWholeNameIsNeverTakenForTheBeginningOfAnother() {
        assertThat(shown("urn:example:dune")).isEqualTo("urn:example:dune");
        assertThat(shown("tiktok:dune")).isEqualTo("urn:example:dune-and-grass");
        assertThat(shown("urn:example:dune-")).isEqualTo("urn:example:dune-and-grass");
    }

    @Test
    void everyCommandTellsWhichPackagesANameCouldMean() {
        for (TestArchive.Answer answer : everyCommand("urn:example:d")) {
            assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err())
                    .contains("2 packages fit urn:example:d", "urn:example:dune  tiktok:dune.grass")
                    .contains("urn:example:dune-and-grass  tiktok:dune")
                    .doesNotContain("kelp");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:example:none",
                "none",
                "tiktok:kelp",
                "@kelp.and",
                "kelp.and.kites",
                "not an identifier",
                " "
            })
    void everyCommandSaysWhatToDoAboutAMiss(String name) {
        for (TestArchive.Answer answer : everyCommand(name)) {
            assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err())
                    .startsWith("posterity: No package named " + name.strip())
                    .contains("posterity list");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static List<TestArchive.Answer> everyCommand(String name) {
        return List.of(
                desk.run("show", name),
                desk.run("explain", name, "--all"),
                desk.run("deliver", name, "--as", "bag", "--to", folder.resolve("out")));
    }

    @Test
    void copiesAreMadeByAnyNameToo() {
        Path to = folder.resolve("copies");
        assertThat(desk.run("deliver", "@dune.grass", "--as", "tar", "--to", to).exit())
                .isZero();
        assertThat(to.resolve("urn_example_dune.tar")).isRegularFile();
        assertThat(desk.run("explain", "@dune.grass", "bagit.txt").exit()).isZero();
    }

    @Test
    void aDonorIsFoundByAnAccountOrAWholePackageAndNeverByWhatCouldBeAnothers() throws Exception {
        for (String who : List.of("@dune.grass", "https://www.tiktok.com/@dune.grass", "urn:example:dune")) {
            Path to = folder.resolve("copy-" + who.replaceAll("\\W", "-"));
            TestArchive.Answer answer = TestArchive.say(
                    "request",
                    "copy",
                    "--archive",
                    desk.archive(),
                    "--config",
                    desk.config(),
                    "--donor",
                    who,
                    "--to",
                    to);
            assertThat(answer.exit()).as(who + answer.err()).isZero();
            assertThat(Files.readString(to.resolve("held.json"))).contains("urn:example:dune\"");
        }
        for (String who : List.of("urn:example:dun", "@dun", minted.substring(0, 20))) {
            TestArchive.Answer answer = TestArchive.say(
                    "request",
                    "copy",
                    "--archive",
                    desk.archive(),
                    "--config",
                    desk.config(),
                    "--donor",
                    who,
                    "--to",
                    folder.resolve("none"));
            assertThat(answer.exit()).as(who).isEqualTo(Exit.NOT_ALL);
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Island Voices", "island-voices", "  ISLAND_voices "})
    void aCollectionIsListedHoweverItsNameIsWritten(String name) {
        TestArchive.Answer answer = desk.run("list", "--collection", name, "--json");
        assertThat(answer.exit()).isZero();
        assertThat(answer.json())
                .singleElement()
                .satisfies(line -> assertThat(line.path("aip").asText()).isEqualTo(minted));
    }

    @Test
    void aCollectionThatThereIsNotIsToldWithThoseThatThereAre() {
        TestArchive.Answer answer = desk.run("list", "--collection", "island");
        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("in a collection island.", "  Island Voices");
        assertThat(desk.run("list", "--collection", "island", "--json").out()).isEmpty();
    }
}
