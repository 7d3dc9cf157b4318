package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.format.tar.TarHeader;

/** What {@code posterity validate} says of whatever it is given. */
class ValidateCommandTest {
    private static final Path SUITE = Path.of("src/test/resources/conformance");
    private static final Path VALID = SUITE.resolve("bagit/v1.0/valid/sha512");
    private static final Path INVALID = SUITE.resolve("bagit/v1.0/invalid/payload-altered");
    private static final Path UNCHECKED = SUITE.resolve("bagit/v1.0/unchecked/blake2b");

    @TempDir
    Path folder;

    @Test
    void endsWithTheGravestVerdict() {
        assertThat(TestArchive.say("validate", VALID).exit()).isEqualTo(Exit.DONE);
        assertThat(TestArchive.say("validate", VALID, UNCHECKED, VALID).exit()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(TestArchive.say("validate", VALID, INVALID, UNCHECKED).exit())
                .isEqualTo(Exit.NOT_ALL);
    }

    @Test
    void nothingStopsThePathsAfterIt() throws Exception {
        Path pipe = folder.resolve("pipe.warc");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path socket = folder.resolve("socket.tar");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            Path nowhere = Files.createSymbolicLink(folder.resolve("link.warc"), folder.resolve("nothing"));
            List<Object> paths = List.of(
                    pipe,
                    socket,
                    nowhere,
                    Path.of("/dev/zero"),
                    folder.resolve("missing"),
                    folder,
                    INVALID,
                    VALID,
                    "--json");

            TestArchive.Answer answer = TestArchive.say(
                    Stream.concat(Stream.of("validate"), paths.stream()).toArray());

            assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.json())
                    .extracting(line -> line.path("verdict").asText())
                    .containsExactly(
                            "not checked",
                            "not checked",
                            "not checked",
                            "not checked",
                            "not checked",
                            "not checked",
                            "not valid",
                            "valid");
            assertThat(answer.json().subList(0, 6))
                    .allMatch(line -> line.path("valid").isNull()
                            && !line.path("issues").get(0).path("what").asText().isEmpty());
        }
    }

    @Test
    void tellsWhatAThingIsByItsContent() throws Exception {
        byte[] warc = Files.readAllBytes(SUITE.resolve("warc/warcinfo/valid/first.warc"));
        Map<String, byte[]> files = new TreeMap<>();
        files.put("WARC", warc);
        files.put("WARC (gzip)", gzip(warc));
        files.put("bag in a tar file", tar(VALID));
        files.put("gzipped tar", gzip(tar(VALID)));
        files.put("tar", tar(SUITE.resolve("warc")));
        files.put("zip", "PK\3\4 and so on".getBytes(StandardCharsets.ISO_8859_1));
        files.put("ARC", "filedesc://x.arc 0.0.0.0 20260102030405 text/plain 0\n".getBytes(StandardCharsets.US_ASCII));
        files.put("list of pages", "{\"format\": \"json-pages-1.0\"}\n".getBytes(StandardCharsets.US_ASCII));
        files.put(
                "CDXJ index",
                "org,x)/ 20260102030405 {\"url\": \"https://x.org/\"}\n".getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path misnamed = Files.write(folder.resolve("holiday.jpg"), file.getValue());
            JsonNode line =
                    TestArchive.say("validate", misnamed, "--json").json().get(0);
            assertThat(line.path("kind").asText()).isEqualTo(file.getKey().replace(" (gzip)", ""));
        }
    }

    @Test
    void aBagIsJudgedApartFromWhatItHolds() throws Exception {
        Path bag = SUITE.resolve("bagit/v1.0/valid/a-warc-in-the-payload-that-is-none");

        TestArchive.Answer answer = TestArchive.say("validate", bag, "--json");

        assertThat(answer.exit()).isEqualTo(Exit.DONE);
        JsonNode line = answer.json().get(0);
        assertThat(line.path("valid").asBoolean()).isTrue();
        assertThat(line.path("payload").get(0).path("path").asText()).isEqualTo("data/a.warc");
        assertThat(line.path("payload").get(0).path("verdict").asText()).isEqualTo("not valid");
        assertThat(TestArchive.say("validate", bag).out())
                .contains("apart from the bag")
                .contains("data/a.warc: not valid");
    }

    @Test
    void aNameOfThreeHundredMegabytesDoesNotFillTheMemory() throws Exception {
        Path file = folder.resolve("name.tar");
        byte[] header = new byte[TarHeader.LENGTH];
        put(header, 0, "././@LongLink");
        put(header, 124, String.format("%011o", 300L << 20));
        put(header, 148, "        ");
        header[156] = 'L';
        put(header, 257, "ustar");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(header);
            sparse.setLength(301L << 20);
        }

        TestArchive.Answer answer = TestArchive.say("validate", file);

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("larger than any that is true");
    }

    @Test
    void checksObjectsOfOcfl() throws Exception {
        Path object = Files.createDirectory(folder.resolve("object"));
        Files.writeString(object.resolve("0=ocfl_object_1.1"), "ocfl_object_1.1\n");

        JsonNode line = TestArchive.say("validate", object, "--json").json().get(0);

        assertThat(line.path("kind").asText()).isEqualTo("OCFL object");
        assertThat(line.path("verdict").asText()).isEqualTo("not valid");
        assertThat(line.path("issues").get(0).path("clause").asText()).startsWith("OCFL ");
    }

    @Test
    void checksEveryObjectOfAStorageRoot() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(root.resolve("0=ocfl_1.1"), "ocfl_1.1\n");
        Files.createDirectories(root.resolve("extensions/x")).resolve("config.json");
        assertThat(TestArchive.say("validate", root).exit()).isEqualTo(Exit.DONE);

        Files.writeString(Files.createDirectories(root.resolve("a/one")).resolve("0=ocfl_object_1.1"), "damaged");
        Files.writeString(Files.createDirectories(root.resolve("a/two")).resolve("inventory.json"), "{}");
        TestArchive.Answer answer = TestArchive.say("validate", root);

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("a/one").contains("E072  a/two/inventory.json");
    }

    private static void put(byte[] block, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, block, at, text.length());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** As GNU tar makes it. */
    private byte[] tar(Path content) throws Exception {
        Path file = folder.resolve("made.tar");
        String parent = content.toAbsolutePath().getParent().toString();
        assertThat(new ProcessBuilder(
                                "tar",
                                "-cf",
                                file.toString(),
                                "-C",
                                parent,
                                content.getFileName().toString())
                        .start()
                        .waitFor())
                .isZero();
        return Files.readAllBytes(file);
    }
}
