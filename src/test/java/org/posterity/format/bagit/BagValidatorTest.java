package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.model.ValidationIssue;

class BagValidatorTest {
    @TempDir
    Path folder;

    static Stream<Damage> damages() {
        return Damage.all();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void reportsDamageUnderItsClause(Damage damage) throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        damage.change().apply(bag);

        List<ValidationIssue> issues = Bags.issuesOf(bag);

        assertThat(issues)
                .anyMatch(issue -> issue.clause().equals(damage.clause())
                        && issue.where().equals(damage.where())
                        && issue.severity() == damage.expects());
        assertThat(issues)
                .extracting(ValidationIssue::severity)
                .allMatch(severity -> severity.compareTo(damage.expects()) >= 0);
        assertThat(LibraryOfCongress.objectionTo(bag).isPresent()).isEqualTo(damage.rejectedByLibraryOfCongress());
    }

    @Test
    void reportsEverythingAtOnce() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        Files.writeString(bag.resolve("data/README.txt"), "altered");
        Files.delete(bag.resolve("data/posts/2024/post.warc"));
        Files.writeString(bag.resolve("data/added.txt"), "added");

        assertThat(Bags.issuesOf(bag))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::where)
                .containsExactlyInAnyOrder(
                        "data/README.txt",
                        "data/README.txt",
                        "data/posts/2024/post.warc",
                        "data/posts/2024/post.warc",
                        "data/added.txt",
                        "data/added.txt",
                        "bag-info.txt");
    }

    /** What their library takes in another way: it does not compare Payload-Oxum, and reads metadata of either name in all versions. */
    private static final Pattern LEFT_TO_US = Pattern.compile(
            "sha384|sha3(224|256|384|512).*|oxum-wrong.*|.*-any-tag-file|algorithm-in-capitals|listed-twice-with-the-same-checksum");

    /** The bags that were made by hand, each in a folder of its version and its verdict. */
    static Stream<Path> conformance() throws IOException {
        Path suite = Path.of("src/test/resources/conformance/bagit");
        try (Stream<Path> all = Files.walk(suite, 3)) {
            return all
                    .filter(path -> suite.relativize(path).getNameCount() == 3)
                    .filter(path -> !path.getParent().endsWith("unchecked"))
                    .filter(path ->
                            !LEFT_TO_US.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("conformance")
    void agreesWithTheLibraryOfCongress(Path bag) {
        boolean rejected = LibraryOfCongress.objectionTo(bag).isPresent();
        assertThat(rejected).isEqualTo(bag.getParent().endsWith("invalid"));
    }

    @Test
    void acceptsOlderBagsWithWhatTheirVersionAllowed() throws IOException {
        Path bag = handmade("0.97");
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version : 0.97\nTag-File-Character-Encoding:  UTF-8\n");
        Files.writeString(bag.resolve("bag-info.txt"), "Source-Organization :  Archive\n");
        Files.writeString(bag.resolve("data/100%.txt"), "y");
        Files.writeString(bag.resolve("manifest-sha1.txt"), Bags.hex("SHA-1", Bags.bytes("y")) + " data/100%.txt\n");

        assertThat(Bags.issuesOf(bag)).noneMatch(ValidationIssue::isError);

        Files.writeString(bag.resolve("data/unlisted.txt"), "z");
        assertThat(Bags.issuesOf(bag))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::where)
                .containsExactly("data/unlisted.txt");
    }

    @Test
    void acceptsEveryLineEndAndCapitalsInChecksums() throws IOException {
        for (String end : List.of("\n", "\r", "\r\n")) {
            Path bag = handmade("1.0");
            Bags.edit(
                    bag.resolve("manifest-md5.txt"), text -> text.toUpperCase().replace("DATA/A.TXT", "data/a.txt"));
            for (String name : List.of("bagit.txt", "manifest-md5.txt")) {
                Bags.edit(bag.resolve(name), text -> text.replace("\n", end));
            }
            assertThat(Bags.issuesOf(bag)).isEmpty();
        }
    }

    @Test
    void acceptsTagFilesInAnotherEncoding() throws IOException {
        Path bag = handmade("1.0");
        Files.writeString(bag.resolve("data/é.txt"), "x");
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n");
        String digest = Bags.hex("MD5", Bags.bytes("x"));
        Files.writeString(
                bag.resolve("manifest-md5.txt"),
                digest + " data/a.txt\n" + digest + " data/é.txt\n",
                StandardCharsets.UTF_16);

        assertThat(Bags.issuesOf(bag)).noneMatch(ValidationIssue::isError).hasSize(1);
    }

    @Test
    void decodesLineBreaksAndPercentSigns() throws IOException {
        Path bag = handmade("1.0");
        String name = "a\r\nb 100%25 \u2028.txt";
        Files.move(bag.resolve("data/a.txt"), bag.resolve("data").resolve(name));
        Bags.edit(bag.resolve("manifest-md5.txt"), text -> text.replace("a.txt", "a%0D%0ab 100%2525 \u2028.txt"));

        assertThat(Bags.issuesOf(bag)).noneMatch(ValidationIssue::isError);
    }

    @Test
    void toleratesANameInAnotherNormalizationForm() throws IOException {
        Path bag = handmade("1.0");
        Files.move(bag.resolve("data/a.txt"), bag.resolve("data/e\u0301.txt"));
        Bags.edit(bag.resolve("manifest-md5.txt"), text -> text.replace("a.txt", "\u00e9.txt"));

        assertThat(Bags.issuesOf(bag))
                .containsExactly(ValidationIssue.warning(
                        "RFC 8493 §6.1.1.3",
                        "manifest-md5.txt:1",
                        "The path and the name of the file differ in Unicode normalization."));
    }

    @Test
    void unfoldsLongValues() throws IOException {
        Path bag = handmade("1.0");
        Files.writeString(bag.resolve("bag-info.txt"), "Payload-Oxum: 1.1\nLong: one\n  two\n\tthree\nShort: x\n");

        assertThat(Bags.issuesOf(bag)).isEmpty();
    }

    @Test
    void readsEveryFileExactlyOnceAlsoWhenItIsInspected() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        Map<String, Integer> opened = new ConcurrentHashMap<>();
        BagSource counted = counting(bag, opened);
        Map<String, String> seen = new ConcurrentHashMap<>();
        PayloadInspector inspector = (path, bytes) -> {
            ByteBuffer four = ByteBuffer.allocate(4);
            bytes.read(four);
            bytes.close();
            seen.put(path, new String(four.array(), StandardCharsets.UTF_8));
            return path.endsWith(".warc")
                    ? List.of(ValidationIssue.error("WARC/1.1 §4", path, "No record."))
                    : List.of();
        };

        List<ValidationIssue> issues = new BagValidator().validate(counted, BagValidator.Depth.EVERY_DIGEST, inspector);

        assertThat(opened).hasSize(8).containsValue(1).doesNotContainValue(2);
        assertThat(new TreeMap<>(seen))
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("data/README.txt", "read", "data/posts/2024/post.warc", "not ")));
        assertThat(issues)
                .containsExactly(ValidationIssue.error("WARC/1.1 §4", "data/posts/2024/post.warc", "No record."));
    }

    @Test
    void reportsAnInspectionThatBreaksOffWithoutRepeatingItsWords() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        List<ValidationIssue> issues = new BagValidator()
                .validate(BagSource.folder(bag), BagValidator.Depth.ONE_DIGEST, (path, bytes) -> {
                    throw new IOException("a secret of the file");
                });

        assertThat(issues)
                .hasSize(2)
                .allMatch(ValidationIssue::isError)
                .noneMatch(issue -> issue.what().contains("secret"));
    }

    @Test
    void comparesOneDigestWhenAskedFor() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        Bags.edit(bag.resolve("manifest-sha512.txt"), text -> "0".repeat(128) + text.substring(128));
        Bags.resealTags(bag);

        assertThat(new BagValidator()
                        .validate(BagSource.folder(bag), BagValidator.Depth.ONE_DIGEST, PayloadInspector.NONE))
                .isEmpty();
        assertThat(Bags.issuesOf(bag)).hasSize(1);

        Files.writeString(bag.resolve("data/README.txt"), "read me fiRst\n");
        assertThat(new BagValidator()
                        .validate(BagSource.folder(bag), BagValidator.Depth.ONE_DIGEST, PayloadInspector.NONE))
                .extracting(ValidationIssue::what)
                .containsExactly("The file was altered: its sha256 is not the one in manifest-sha256.txt.");
    }

    @Test
    void reportsWhereThereIsNoBag() {
        assertThat(Bags.issuesOf(folder.resolve("nothing"))).singleElement().matches(ValidationIssue::isError);
        assertThat(Bags.issuesOf(folder)).filteredOn(ValidationIssue::isError).hasSize(3);
    }

    @Test
    void neverThrowsWhateverBytesOfATagFileAreDamaged() throws IOException {
        Path bag = folder.resolve("bag");
        Bags.plain(bag);
        Random random = new Random(8493);
        for (String name : List.of("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha512.txt")) {
            byte[] whole = Bags.read(bag.resolve(name));
            for (int round = 0; round < 50; round++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
                Files.write(bag.resolve(name), damaged);
                assertThat(Bags.issuesOf(bag)).as("%s, round %d", name, round).isNotEmpty();
            }
            Files.write(bag.resolve(name), whole);
        }
    }

    @Test
    void tellsTheSameFaultOfAFileOnceWithACount() throws IOException {
        Path bag = handmade("1.0");
        Files.writeString(bag.resolve("manifest-md5.txt"), "nonsense\n".repeat(BagIssues.MOST + 5));

        List<ValidationIssue> issues = Bags.issuesOf(bag);

        assertThat(issues)
                .filteredOn(issue -> issue.where().startsWith("manifest-md5.txt"))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.where()).isEqualTo("manifest-md5.txt:1; 2; 3");
                    assertThat(issue.times()).isEqualTo(BagIssues.MOST + 5);
                });
    }

    /** A minimal bag written without our writer: one file, one md5 manifest. */
    private Path handmade(String version) throws IOException {
        Path bag = Files.createTempDirectory(folder, "handmade");
        Files.createDirectory(bag.resolve("data"));
        Files.writeString(bag.resolve("data/a.txt"), "x");
        Files.writeString(
                bag.resolve("bagit.txt"), "BagIt-Version: " + version + "\nTag-File-Character-Encoding: UTF-8\n");
        Files.writeString(bag.resolve("manifest-md5.txt"), Bags.hex("MD5", Bags.bytes("x")) + " data/a.txt\n");
        return bag;
    }

    private static BagSource counting(Path bag, Map<String, Integer> opened) {
        return new BagSource() {
            @Override
            public void list(Listing listing) throws IOException {
                BagSource.folder(bag).list(listing);
            }

            @Override
            public ReadableByteChannel open(String path) throws IOException {
                opened.merge(path, 1, Integer::sum);
                return FileChannel.open(bag.resolve(path));
            }
        };
    }
}
