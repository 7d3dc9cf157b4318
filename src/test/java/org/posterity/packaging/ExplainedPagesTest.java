package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.export.Donation;
import org.posterity.format.bagit.BagSource;
import org.posterity.packaging.ground.BagGrounds;
import org.posterity.packaging.ground.Stretch;
import org.posterity.packaging.ground.Verdict;
import org.posterity.privacy.Screening;

/** Pages, PREMIS and tables are explained piece by piece: what is put into a copy is found, however well the digests fit. */
class ExplainedPagesTest {
    private static final String REPORT = "data/accessions/0001/report.html";
    private static final String PREMIS = "data/accessions/0001/premis.xml";
    private static final String TABLE = "data/accessions/0001/not-retained.csv";
    private static final String STILL = "<img src=\"data:image/jpeg;base64,/9j/4AAQ\" alt=\"Video\" />";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>1</script> | script | Nobody has said why this element may be here.",
                "<iframe src=\"x\" /> | iframe | Nobody has said why this element may be here.",
                "<p onclick=\"go\">a</p> | p@onclick | Nobody has said why this attribute may be here.",
                "<img src=\"data:image/jpeg;base64,/9j/\" /> | img@src | Nobody has said why this attribute may be here.",
                "<!-- a --> | '' | From here on this is not written as this program writes it.",
                "<p class='a'>a</p> | '' | From here on this is not written as this program writes it.",
                "<p>a</div> | '' | From here on this is not written as this program writes it.",
                "<p title=\"data:image/jpeg;base64,/9j/\">a</p> | p@title | A file stands in the page that is no still, no subtitles and no drawing.",
                "<div class=\"gallery\"><img src=\"data:text/html;base64,AAAA\" /></div> | div.gallery img@src | A file stands in the page that is no still, no subtitles and no drawing."
            })
    void whatNobodyNamedIsFoundInTheReport(String put, String key, String why) throws IOException {
        Path bag = sealed("posts,media");
        Resealing.edit(bag, REPORT, text -> text.replace("<main>", "<main>" + put));

        Stretch first = unexplained(bag).get(0);
        assertThat(why(first)).isEqualTo(why);
        assertThat(first.file()).isEqualTo(REPORT);
        assertThat(first.key()).isEqualTo(key);
    }

    @Test
    void aStillRestsOnTheConsentToMedia() throws IOException {
        Path with = sealed("posts,media");
        Resealing.edit(
                with, REPORT, text -> text.replace("<div class=\"gallery\">", "<div class=\"gallery\">" + STILL));
        assertThat(unexplained(with)).isEmpty();
        assertThat(stretches(with))
                .filteredOn(it -> it.key().equals("div.gallery img@src"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.verdict().clause()).isEqualTo("consent:media");
                    assertThat(bytes(with, it)).isEqualTo("src=\"data:image/jpeg;base64,/9j/4AAQ\"");
                });
    }

    @Test
    void aStillIsFoundWhereMediaAreNotKept() throws IOException {
        Path without = sealed("posts");
        Resealing.edit(
                without, REPORT, text -> text.replace("<div class=\"gallery\">", "<div class=\"gallery\">" + STILL));

        assertThat(unexplained(without)).singleElement().satisfies(it -> {
            assertThat(it.where()).isEqualTo(REPORT + ", key div.gallery img@src");
            assertThat(why(it)).isEqualTo("The terms of consent do not name the category media.");
        });
    }

    @Test
    void subtitlesInAPageMustBeThoseOfARecord() throws IOException {
        Path bag = sealed(Donation.ALL);
        String page = pageWith(bag, "data:text/vtt;base64,V0VCVlRU");
        assertThat(stretches(bag)).anySatisfy(it -> {
            assertThat(it.key()).isEqualTo("track");
            assertThat(it.verdict().clause()).isEqualTo("consent:media");
        });
        Resealing.edit(
                bag, page, text -> text.replace("data:text/vtt;base64,V0VCVlRU", "data:text/vtt;base64,V0VCVlRV"));

        assertThat(unexplained(bag)).singleElement().satisfies(it -> {
            assertThat(it.key()).isEqualTo("track@src");
            assertThat(why(it)).isEqualTo("The package keeps no such file.");
        });
    }

    @Test
    void anElementThatPremisDoesNotUseHereIsFound() throws IOException {
        Path bag = sealed("posts");
        Resealing.edit(bag, PREMIS, text -> text.replace("<agent>", "<agent><agentNote>1</agentNote>"));

        assertThat(unexplained(bag)).extracting(Stretch::key).containsOnly("agentNote");
    }

    @Test
    void aNewColumnIsFound() throws IOException {
        Path bag = sealed("posts");
        Resealing.edit(bag, TABLE, text -> text.replaceFirst("\"reason\"", "\"reason\",\"owner\""));
        assertThat(unexplained(bag))
                .extracting(ExplainedPagesTest::why)
                .contains("Nobody has said why this column may be here.");
    }

    @Test
    void aCellTooManyIsFound() throws IOException {
        Path bag = sealed("posts");
        Resealing.edit(bag, TABLE, text -> text + "\"section\",\"a\",\"1\",\"a\",\"a\",\"a\"\r\n");

        assertThat(unexplained(bag))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(why(it)).isEqualTo("This cell is of no column that anybody has given a ground."));
    }

    @Test
    void aLineOfAManifestThatIsOfNoFileIsFound() throws IOException {
        Path bag = sealed("posts");
        Resealing.edit(bag, "manifest-sha512.txt", text -> text + "ab".repeat(64) + "  data/call-me\n");

        assertThat(unexplained(bag)).singleElement().satisfies(it -> {
            assertThat(why(it)).isEqualTo("This line is of no file of the bag.");
            assertThat(it.toString()).doesNotContain("call-me");
        });
    }

    @Test
    void aPieceOfAPageBeginsWhereItsTagOrAttributeDoesOrWhereAnotherEnds() throws IOException {
        Path bag = sealed(Donation.ALL);
        int looked = 0;
        for (Stretch stretch : stretches(bag)) {
            boolean page = stretch.file().equals(REPORT)
                    || stretch.record()
                            .filter(it -> it.target().endsWith("index.html"))
                            .isPresent();
            if (page && !stretch.key().isEmpty()) {
                String before = before(bag, stretch);
                String bytes = bytes(bag, stretch);
                assertThat(bytes.startsWith("<")
                                || before.endsWith(">")
                                || before.endsWith("\"")
                                || before.endsWith(" "))
                        .as(stretch.where() + " at " + stretch.offset())
                        .isTrue();
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(200);
    }

    private Path sealed(String categories) {
        Donation donation = new Donation(home)
                .covering(categories)
                .with("user_data_tiktok.json", Donation.resource("v5-2026-05/user_data_tiktok.json"))
                .with("media/6962076112356658529.mp4", "one film")
                .with("media/IMG_4821.MOV", "another film")
                .with("media/6962076112356658529.srt", "1\n00:00:00,000 --> 00:00:02,000\nKelp\n");
        return Sealed.of(Screening.of(donation.export(), home.resolve("key")), home)
                .data()
                .getParent();
    }

    private static String pageWith(Path bag, String text) throws IOException {
        for (String warc : BagGrounds.of(BagSource.folder(bag)).files().keySet()) {
            if (warc.endsWith(".warc")
                    && Files.readString(bag.resolve(warc), StandardCharsets.ISO_8859_1)
                            .contains(text)) {
                return warc;
            }
        }
        throw new AssertionError("No page holds it.");
    }

    private static String bytes(Path bag, Stretch stretch) {
        return text(bag, stretch.file()).substring((int) stretch.offset(), (int) (stretch.offset() + stretch.length()));
    }

    private static String before(Path bag, Stretch stretch) {
        return text(bag, stretch.file()).substring(0, (int) stretch.offset());
    }

    private static String text(Path bag, String file) {
        try {
            return Files.readString(bag.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String why(Stretch stretch) {
        return ((Verdict.Unexplained) stretch.verdict()).why();
    }

    private static List<Stretch> unexplained(Path bag) throws IOException {
        return stretches(bag).stream().filter(it -> !it.verdict().isExplained()).toList();
    }

    private static List<Stretch> stretches(Path bag) throws IOException {
        List<Stretch> all = new ArrayList<>();
        BagGrounds.of(BagSource.folder(bag)).explain(all::add);
        return all;
    }
}
