package org.posterity.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final DateTimeFormatter EXPORT_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final long KIB = 1024;

    @Test
    void holdExactlyTheBytesThatSha256sumsLists() throws Exception {
        Map<String, String> actual = new TreeMap<>();
        for (Path file : sampleFiles()) {
            actual.put(ArchiveSamples.ROOT.relativize(file).toString(), sha256(Files.readAllBytes(file)));
        }
        assertThat(actual).isNotEmpty().isEqualTo(ArchiveSamples.recordedDigests());
    }

    @Test
    void staySmall() throws IOException {
        long total = 0;
        for (Path file : sampleFiles()) {
            assertThat(Files.size(file)).as(file.toString()).isLessThanOrEqualTo(250 * KIB);
            total += Files.size(file);
        }
        assertThat(total).isLessThanOrEqualTo(6 * KIB * KIB);
    }

    @Test
    void giveEachPostAnIdThatIsUpToAMinuteOlderThanItsDate() {
        for (JsonNode sample : ArchiveSamples.groundTruth()) {
            for (JsonNode post : sample.get("posts")) {
                assertThat(dateOf(post) - idTimeOf(post.get("id").asText()))
                        .as(sample.get("path").asText() + " " + post.get("key").asText())
                        .isBetween(0L, 60L)
                        .isEqualTo(post.get("lagSeconds").asLong());
            }
        }
    }

    @Test
    void nameEveryMatchedFileSoThatItFitsItsPostAlone() {
        for (JsonNode sample : ArchiveSamples.groundTruth()) {
            for (JsonNode post : sample.get("posts")) {
                for (JsonNode file : post.get("files")) {
                    assertThat(fitting(sample, file.get("path").asText()))
                            .as(file.get("path").asText())
                            .containsExactly(post.get("key").asText());
                }
            }
        }
    }

    @Test
    void leaveTheAmbiguousFileUndecidedAndTheUnmatchedOneWithoutAPost() {
        JsonNode drawer = sample("half-a-drawer");
        JsonNode ambiguous = drawer.get("ambiguous").get(0);
        assertThat(fitting(drawer, ambiguous.get("path").asText())).containsExactly("q6", "q7");
        assertThat(fitting(drawer, drawer.get("unmatched").get(0).asText())).isEmpty();
    }

    @Test
    void tellOfEveryHandedOverFileInAFolderWhatBecomesOfIt() {
        for (JsonNode sample : ArchiveSamples.groundTruth()) {
            Path folder = ArchiveSamples.ROOT.resolve(sample.get("path").asText());
            if (!Files.isDirectory(folder)) {
                continue;
            }
            List<String> media = ArchiveSamples.filesIn(folder).stream()
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> name.matches(".*\\.(mp4|MOV|jpeg)"))
                    .toList();
            List<String> told = Stream.of(
                            ArchiveSamples.elements(sample.get("posts")).stream()
                                    .flatMap(post -> ArchiveSamples.elements(post.get("files")).stream())
                                    .map(file -> file.get("path").asText()),
                            ArchiveSamples.elements(sample.get("ambiguous")).stream()
                                    .map(file -> file.get("path").asText()),
                            ArchiveSamples.elements(sample.get("unmatched")).stream()
                                    .map(JsonNode::asText))
                    .flatMap(names -> names)
                    .toList();
            assertThat(told).as(sample.get("path").asText()).isNotEmpty().containsExactlyInAnyOrderElementsOf(media);
        }
    }

    @Test
    void listTheSamePostsInTruthAndExport() throws IOException {
        assertThat(dates(sample("kelp-and-kites")))
                .containsExactlyInAnyOrderElementsOf(exportDates(zippedExport().at("/Post/Posts/VideoList")));
        Path drawer = ArchiveSamples.ROOT.resolve("half-a-drawer/user_data_tiktok.json");
        assertThat(dates(sample("half-a-drawer")))
                .containsExactlyInAnyOrderElementsOf(
                        exportDates(ArchiveSamples.json(drawer).at("/Video/Videos/VideoList")));
        Path lighthouse = ArchiveSamples.ROOT.resolve("batch/lighthouse-loops/user_data.json");
        assertThat(dates(sample("batch/lighthouse-loops")))
                .containsExactlyInAnyOrderElementsOf(
                        exportDates(ArchiveSamples.json(lighthouse).at("/Video/Videos/VideoList")));
    }

    @Test
    void holdTwoCopiesOfOneFilmInHalfADrawer() throws IOException {
        JsonNode files = sample("half-a-drawer").get("posts").get(1).get("files");
        Path drawer = ArchiveSamples.ROOT.resolve("half-a-drawer");
        assertThat(Files.mismatch(
                        drawer.resolve(files.get(0).get("path").asText()),
                        drawer.resolve(files.get(1).get("path").asText())))
                .isEqualTo(-1);
    }

    @Test
    void carryNoConsentRecordWhereTheirNameSaysSo() {
        assertThat(ArchiveSamples.ROOT.resolve("no-consent/consent.json")).doesNotExist();
        assertThat(ArchiveSamples.ROOT.resolve("batch/no-paper/consent.json")).doesNotExist();
        assertThat(ArchiveSamples.ROOT.resolve("half-a-drawer/consent.json"))
                .content()
                .doesNotContain("non-public-posts");
    }

    /** Posts that the file's name fits, reckoned here anew: by its date if it has one, else by the time in its id. */
    private static List<String> fitting(JsonNode sample, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String id = name.replaceAll("^.*?(\\d{19}).*$|^.*$", "$1");
        String digits = name.replaceAll("\\D", "");
        return ArchiveSamples.elements(sample.get("posts")).stream()
                .filter(post -> {
                    if (!id.isEmpty()) {
                        long lag = dateOf(post) - idTimeOf(id);
                        return lag >= 0 && lag <= 60;
                    }
                    String date = post.get("date").asText().replaceAll("\\D", "");
                    return digits.startsWith(date);
                })
                .map(post -> post.get("key").asText())
                .toList();
    }

    private static long dateOf(JsonNode post) {
        return LocalDateTime.parse(post.get("date").asText(), EXPORT_DATE).toEpochSecond(ZoneOffset.UTC);
    }

    private static long idTimeOf(String id) {
        return Long.parseUnsignedLong(id) >>> 32;
    }

    private static List<String> dates(JsonNode sample) {
        return ArchiveSamples.elements(sample.get("posts")).stream()
                .map(post -> post.get("date").asText())
                .toList();
    }

    private static List<String> exportDates(JsonNode posts) {
        return ArchiveSamples.elements(posts).stream()
                .map(post -> post.get("Date").asText())
                .toList();
    }

    private static JsonNode zippedExport() throws IOException {
        Path zip = ArchiveSamples.ROOT.resolve("kelp-and-kites/TikTok_Data_1764247751.zip");
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            return new ObjectMapper().readTree(archive.getInputStream(archive.getEntry("user_data_tiktok.json")));
        }
    }

    private static JsonNode sample(String path) {
        return ArchiveSamples.groundTruth().stream()
                .filter(sample -> sample.get("path").asText().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> sampleFiles() {
        return Stream.of(
                        "kelp-and-kites",
                        "half-a-drawer",
                        "wren-and-tern",
                        "no-consent",
                        "batch",
                        "hostile",
                        "ground-truth.json")
                .flatMap(name -> ArchiveSamples.filesIn(ArchiveSamples.ROOT.resolve(name)).stream())
                .toList();
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
