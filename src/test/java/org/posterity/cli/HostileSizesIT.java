package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submissions larger in one respect than the program's whole memory, which is the 160 MB that the launcher gives it. */
class HostileSizesIT {
    private static final int TWO_HUNDRED = 200;
    private static final byte[] MEGABYTE = new byte[1_000_000];

    static {
        Arrays.fill(MEGABYTE, (byte) 'k');
    }

    @TempDir
    Path scratch;

    private Path submission;
    private String export;

    @BeforeEach
    void aDonation() throws Exception {
        submission = new PseudoDonation("kelp.and.kites", 2).writeTo(scratch.resolve("donation"), 1000);
        export = Files.readString(submission.resolve("user_data_tiktok.json"));
    }

    /** {@code §} stands for two hundred megabytes of one letter. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a message    | "Direct Message": {"Direct Messages": {"ChatHistory": {"Chat History with x:": [{"Date": "2025-01-01 10:00:00", "From": "x", "Content": "§"}]}}}, | archived
                    an odd value | "Ads and data": {"Ad Interests": {"AdInterestCategories": "§"}},                                                                               | archived
                    a key        | "Your Activity": {"§": []},                                                                                                                    | unusual-export
                    """)
    void aValueOfTwoHundredMegabytesIsReadPastOrRefused(String place, String json, String expected) throws Exception {
        assertThat(outcome(json, "{")).as(place).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Link", "Title"})
    void aPostOfTwoHundredMegabytesIsNoPost(String field) throws Exception {
        String first = "\"VideoList\": [";
        assertThat(export).contains(first);
        String outcome = outcome("{\"" + field + "\": \"§\"},", first);
        assertThat(outcome).isIn("archived", "unusual-export");
    }

    @Test
    void aConsentRecordOfTwoHundredMegabytesIsNone() throws Exception {
        try (OutputStream out = Files.newOutputStream(submission.resolve("consent.json"))) {
            write(out, "{\"id\": \"§\"}");
        }
        assertThat(outcome()).isEqualTo("invalid-consent-record");
    }

    @Test
    void tenThousandFilesInOneFolderAreAllAccountedFor() throws Exception {
        Path many = Files.createDirectory(submission.resolve("many"));
        for (int i = 0; i < 10_000; i++) {
            Files.writeString(many.resolve(i + ".txt"), "no film " + i);
        }
        assertThat(outcome()).isEqualTo("archived");
        Path bag = new ArchiveOnDisk(scratch.resolve("archive")).bags().get(0);
        assertThat(new StoredRecords(bag.resolve("data/accessions/0001")).files())
                .filteredOn(file -> file.path("path").asText().startsWith("many/"))
                .extracting(file -> file.path("why").asText().isBlank())
                .hasSize(10_000)
                .containsOnly(false);
    }

    /** Takes the donation in with {@code json} added to its export behind the first {@code mark}. */
    private String outcome(String json, String mark) throws Exception {
        int at = export.indexOf(mark) + mark.length();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(submission.resolve("user_data_tiktok.json")))) {
            write(out, export.substring(0, at) + json + export.substring(at));
        }
        return outcome();
    }

    /** The reason why it was not taken in, or {@code archived}. */
    private String outcome() throws Exception {
        Path settings = PackagedProgram.settings(scratch.resolve("config"), Map.of());
        PackagedProgram.Ended ended = PackagedProgram.run(
                scratch.resolve("output"),
                "ingest",
                submission.toString(),
                "--json",
                "--archive",
                scratch.resolve("archive").toString(),
                "--config",
                settings.toString());
        assertThat(ended.err()).doesNotContain("\tat ").doesNotContain("OutOfMemory");
        assertThat(ended.exit()).as(ended.err()).isIn(Exit.DONE, Exit.NOT_ALL);
        JsonNode told = ExportVersion.tree(ended.out().getBytes(StandardCharsets.UTF_8));
        return told.path("reason").asText(told.path("outcome").asText());
    }

    private static void write(OutputStream out, String text) throws IOException {
        int at = text.indexOf('§');
        out.write(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < TWO_HUNDRED; i++) {
            out.write(MEGABYTE);
        }
        out.write(text.substring(at + 1).getBytes(StandardCharsets.UTF_8));
    }
}
