package org.posterity.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever searches in vain must be able to find: every form and every packing is planted once, by other means. */
class LeakScanTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    @TempDir
    private Path folder;

    private final Markers markers = new Markers();
    private String name;

    @BeforeEach
    void aName() {
        name = markers.name("the name of a friend");
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form("as it is", text -> text),
                form("in capitals", text -> text.toUpperCase(Locale.ROOT)),
                form("in small letters", text -> text.toLowerCase(Locale.ROOT)),
                form("decomposed", text -> Normalizer.normalize(text, Normalizer.Form.NFD)),
                form("composed", text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                form("encoded for a form", text -> URLEncoder.encode(text, UTF_8)),
                form(
                        "encoded for a path",
                        text -> URLEncoder.encode(text, UTF_8).replace("+", "%20")),
                form("every byte percent-encoded", text -> each(text, "%%%02X")),
                form("in base64", text -> base64(text, "")),
                form("in base64, one byte on", text -> base64(text, "a")),
                form("in base64, two bytes on", text -> base64(text, "ab")),
                form(
                        "in base64 for addresses",
                        text -> base64(text, "\u00ff?").replace('/', '_').replace('+', '-')),
                form("in base64, in capitals", text -> base64(text.toUpperCase(Locale.ROOT), "x")),
                form("in hexadecimal", text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8))),
                form("escaped for JSON", text -> points(text, "\\u%04x", 127)),
                form("escaped for JSON throughout", text -> points(text, "\\u%04X", 0)),
                form("escaped for HTML", text -> points(text, "&#%d;", 127)),
                form("escaped for HTML throughout", text -> points(text, "&#%d;", 0)),
                form("escaped for HTML in hexadecimal", text -> points(text, "&#x%X;", 0)));
    }

    private static Arguments form(String what, UnaryOperator<String> form) {
        return Arguments.of(what, form);
    }

    private static String base64(String text, String before) {
        return BASE64.encodeToString((before + text + " and more").getBytes(UTF_8));
    }

    private static String each(String text, String format) {
        StringBuilder all = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            all.append(String.format(format, unit));
        }
        return all.toString();
    }

    private static String points(String text, String format, int from) {
        return text.codePoints()
                .mapToObj(point -> point >= from ? String.format(format, point) : Character.toString(point))
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyNeedleIsFoundInEveryForm(String what, UnaryOperator<String> form) throws Exception {
        for (String needle : markers.planted().get(0).needles()) {
            Files.writeString(folder.resolve("a"), "it says " + form.apply(needle) + ", it does");
            assertThat(sweep())
                    .as(needle)
                    .hasSize(1)
                    .allMatch(find -> find.place().endsWith("/a"));
        }
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void isFoundInOtherEncodings(Charset charset) throws Exception {
        Files.write(folder.resolve("a"), ("it says " + name).getBytes(charset));
        assertThat(sweep()).hasSize(1);
    }

    static Stream<Charset> charsets() {
        return Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16);
    }

    static Stream<Arguments> packings() {
        return Stream.of(
                Arguments.of("gzip", (Packing) LeakScanTest::gzip),
                Arguments.of("gzip behind other bytes", (Packing) it -> joined("WARC/1.1".getBytes(UTF_8), gzip(it))),
                Arguments.of("the second of two members", (Packing) it -> joined(gzip(new byte[9]), gzip(it))),
                Arguments.of("zip", (Packing) LeakScanTest::zip),
                Arguments.of("gzip in zip", (Packing) it -> zip(gzip(it))),
                Arguments.of("zip in gzip", (Packing) it -> gzip(zip(it))),
                Arguments.of("tar", (Packing) LeakScanTest::tar),
                Arguments.of("gzip in tar in zip", (Packing) it -> zip(tar(gzip(it)))));
    }

    private interface Packing {
        byte[] of(byte[] content) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packings")
    void isFoundInWhatIsPacked(String what, Packing packing) throws Exception {
        Files.createDirectories(folder.resolve("some"));
        Files.write(folder.resolve("some/where"), packing.of(("\n" + name + "\n").getBytes(UTF_8)));

        assertThat(sweep()).isNotEmpty().allSatisfy(find -> {
            assertThat(find.planted()).isEqualTo("the name of a friend");
            assertThat(find.place()).contains("/some/where");
        });
    }

    @Test
    void isFoundInPackingThatBreaksOff() throws Exception {
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < 2000; i++) {
            text.append(" wave ").append(i);
        }
        byte[] whole = gzip(text.toString().getBytes(UTF_8));
        Files.write(folder.resolve("a.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(sweep()).extracting(LeakScan.Find::place).containsExactly(folder.getFileName() + "/a.gz!gzip at 0");
    }

    @Test
    void isFoundInNamesOfFilesAndOfEntries() throws Exception {
        String handle = markers.handle("the name of a file");
        Files.createDirectories(folder.resolve("A " + handle.toUpperCase(Locale.ROOT)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
        }
        Files.write(folder.resolve("b.gz"), gzip(bytes.toByteArray()));
        assertThat(sweep()).extracting(LeakScan.Find::planted).contains("the name of a file", "the name of a friend");
    }

    @Test
    void isFoundInARowThatIsSpreadOverPages() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE held (facts TEXT)");
            try (PreparedStatement insert = database.prepareStatement("INSERT INTO held VALUES (?)")) {
                insert.setString(1, "x".repeat(4051) + name + "x".repeat(9000));
                insert.execute();
            }
        }
        assertThat(sweep()).extracting(LeakScan.Find::place).anyMatch(place -> place.startsWith("the rows of "));
    }

    @Test
    void aPayloadIsExemptWhereItStandsWholeAndNowhereElse() throws Exception {
        byte[] film = joined(new byte[] {1, 2, 3}, name.getBytes(UTF_8), new byte[] {4, 5, 6});
        Files.write(folder.resolve("whole"), joined("head".getBytes(UTF_8), film, "tail".getBytes(UTF_8)));
        assertThat(new LeakScan(markers.planted())
                        .exceptPayload(film)
                        .tree(folder)
                        .finds())
                .isEmpty();

        Files.write(folder.resolve("cut"), Arrays.copyOf(film, film.length - 1));
        Files.write(folder.resolve("and"), joined(film, name.getBytes(UTF_8)));
        assertThat(new LeakScan(markers.planted())
                        .exceptPayload(film)
                        .tree(folder)
                        .finds())
                .extracting(LeakScan.Find::place)
                .allMatch(place -> place.endsWith("/cut") || place.endsWith("/and"))
                .hasSize(2);
    }

    @Test
    void aFolderIsExemptWithAllThatLiesBelowItAndNoOther() throws Exception {
        for (String place : List.of("agreements/a/b", "agreements-too", "storage/agreements")) {
            Files.createDirectories(folder.resolve(place).getParent());
            Files.writeString(folder.resolve(place), name);
        }
        assertThat(new LeakScan(markers.planted())
                        .except(folder.resolve("agreements"))
                        .tree(folder)
                        .finds())
                .hasSize(2)
                .noneMatch(find -> find.place().contains("/agreements/a"));
    }

    @Test
    void aCleanTreeYieldsNothingAndIsLookedAtWhole() throws Exception {
        for (int i = 0; i < 300; i++) {
            markers.handle("one of many");
            markers.date("one of many");
            markers.ip6("one of many");
        }
        byte[] random = new byte[3_000_000];
        new Random(7).nextBytes(random);
        Files.write(folder.resolve("a"), random);
        Files.writeString(folder.resolve("b"), "tern_ zq qz 1632 post.example \u51e7 & salt".repeat(50_000));
        LeakScan sweep = new LeakScan(markers.planted()).tree(folder);

        assertThat(sweep.finds()).isEmpty();
        assertThat(sweep.swept()).isGreaterThan(5_000_000);
    }

    @Test
    void noTwoMarkersAreAlike() {
        for (int i = 0; i < 2000; i++) {
            markers.word("word");
            markers.date("date");
            markers.digits("digits");
            markers.birthDate("day");
            markers.name("name");
            markers.postId("id");
            markers.phone("phone");
            markers.ip4("address");
        }
        assertThat(markers.planted().stream().flatMap(marker -> marker.needles().stream()))
                .doesNotHaveDuplicates();
    }

    private List<LeakScan.Find> sweep() {
        return new LeakScan(markers.planted()).tree(folder).finds();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("empty"));
            zip.putNextEntry(new ZipEntry("entry"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("entry");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
