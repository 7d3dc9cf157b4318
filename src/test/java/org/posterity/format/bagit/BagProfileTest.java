package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.loc.repository.bagit.conformance.BagProfileChecker;
import gov.loc.repository.bagit.reader.BagReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;

class BagProfileTest {
    private static final Path OWN = Path.of("config/bagit-profile.json");

    @TempDir
    Path folder;

    @Test
    void ownBagsFitTheOwnProfileForUsAndForTheLibraryOfCongress() throws Exception {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);

        assertThat(issues(BagProfile.read(OWN), bag)).isEmpty();
        assertThat(BagProfile.read(OWN).identifier())
                .isEqualTo(Bags.INFO.first("BagIt-Profile-Identifier").orElseThrow());
        try (InputStream profile = Files.newInputStream(OWN)) {
            BagProfileChecker.bagConformsToProfile(profile, new BagReader().read(bag));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Source-Organization: Archive of Examples     |                               | Bag-Info
            External-Identifier: urn:example:1           | External-Identifier: 1\\nExternal-Identifier: 2 | Bag-Info
            posterity-bagit-1.json                       | another.json                  | Bag-Info
            Posterity-Submission-Digest                  | Another-Digest                | Bag-Info
            """)
    void holdsBagInfoAgainstTheProfile(String found, String replacement, String field) throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        String instead = replacement == null ? "X: x" : replacement.replace("\\n", "\n");
        Bags.edit(bag.resolve("bag-info.txt"), text -> text.replace(found, instead));
        Bags.resealTags(bag);

        assertThat(issues(BagProfile.read(OWN), bag))
                .singleElement()
                .satisfies(issue -> assertThat(issue.clause()).isEqualTo("BagIt Profiles 1.4 " + field))
                .matches(ValidationIssue::isError);
    }

    @Test
    void reportsMissingManifestsMoreTagFilesAndAFetchFile() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        Files.delete(bag.resolve("tagmanifest-sha512.txt"));
        Files.writeString(bag.resolve("notes.txt"), "note\n");
        Files.writeString(bag.resolve("fetch.txt"), "https://example.org/1 14 data/README.txt\n");

        assertThat(issues(BagProfile.read(OWN), bag))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::clause)
                .containsExactly(
                        "BagIt Profiles 1.4 Tag-Manifests-Required",
                        "BagIt Profiles 1.4 Allow-Fetch.txt",
                        "BagIt Profiles 1.4 Tag-Files-Allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Manifests-Required": ["md5"]                              | Manifests-Required
            "Manifests-Allowed": ["sha256"]                            | Manifests-Allowed
            "Tag-Manifests-Allowed": ["sha512"]                        | Tag-Manifests-Allowed
            "Tag-Files-Required": ["dpn/node.txt"]                     | Tag-Files-Required
            "Payload-Files-Required": ["data/other.txt"]               | Payload-Files-Required
            "Payload-Files-Allowed": ["data/*.txt"]                    | Payload-Files-Allowed
            "Data-Empty": true                                         | Data-Empty
            "Fetch.txt-Required": true                                 | Fetch.txt-Required
            "Serialization": "required"                                | Serialization
            "Bag-Info": {"Bagging-Date": {"values": ["2020-01-01"]}}   | Bag-Info
            "Bag-Info": {"contact-name": {"required": true}}           | Bag-Info
            """)
    void checksEachFieldOfAProfile(String json, String field) throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);

        assertThat(issues(profile(json), bag))
                .singleElement()
                .satisfies(issue -> assertThat(issue.clause()).isEqualTo("BagIt Profiles 1.4 " + field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Manifests-Required\": [\"sha256\"]",
                "\"Tag-Files-Allowed\": []",
                "\"Payload-Files-Allowed\": [\"data/*\"]",
                "\"Payload-Files-Required\": [\"data/posts/\"]",
                "\"Bag-Info\": {\"source-organization\": {\"required\": true}}"
            })
    void passesWhatFits(String json) throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);

        assertThat(issues(profile(json), bag)).isEmpty();
    }

    @Test
    void warnsOfWhatIsRecommended() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);

        assertThat(issues(profile("\"Bag-Info\": {\"Contact-Email\": {\"recommended\": true}}"), bag))
                .containsExactly(ValidationIssue.warning(
                        "BagIt Profiles 1.4 Bag-Info", "bag-info.txt", "Contact-Email is recommended."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Manifests-Required\": [\"md5\"], \"Manifests-Allowed\": [\"sha1\"]",
                "\"Serialization\": \"sometimes\"",
                "\"Fetch.txt-Required\": true, \"Allow-Fetch.txt\": false",
                "\"Accept-Serialization\": []"
            })
    void refusesAProfileThatContradictsItself(String json) {
        assertThatThrownBy(() -> profile(json))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("test.json");
    }

    @Test
    void refusesWhatIsNoProfile() {
        assertThatThrownBy(() -> BagProfile.parse("[]".getBytes(StandardCharsets.UTF_8), "test.json"))
                .isInstanceOf(TerminalFailure.class);
        assertThatThrownBy(() -> BagProfile.parse("{}".getBytes(StandardCharsets.UTF_8), "test.json"))
                .isInstanceOf(TerminalFailure.class);
        assertThatThrownBy(() -> BagProfile.read(folder.resolve("none.json"))).isInstanceOf(TerminalFailure.class);
    }

    private static BagProfile profile(String fields) {
        String accepted =
                fields.contains("Accept-Serialization") ? "" : "\"Accept-Serialization\": [\"application/tar\"],";
        String json = """
                {"BagIt-Profile-Info": {"Source-Organization": "x", "External-Description": "x", "Version": "1",
                  "BagIt-Profile-Identifier": "https://posterity.invalid/profiles/posterity-bagit-1.json"},
                 "Accept-BagIt-Version": ["1.0"], %s %s}""".formatted(accepted, fields);
        return BagProfile.parse(json.getBytes(StandardCharsets.UTF_8), "test.json");
    }

    private static List<ValidationIssue> issues(BagProfile profile, Path bag) {
        return new BagValidator(profile)
                .validate(BagSource.folder(bag), BagValidator.Depth.EVERY_DIGEST, PayloadInspector.NONE).stream()
                        .filter(issue -> issue.clause().startsWith("BagIt Profiles"))
                        .toList();
    }
}
