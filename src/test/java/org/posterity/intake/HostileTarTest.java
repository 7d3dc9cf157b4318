package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Rejection;

class HostileTarTest {
    @TempDir
    Path temp;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    private Door door;

    @BeforeEach
    void smallLimits() {
        door = new Door(temp, Door.SMALL);
    }

    @ParameterizedTest
    @CsvSource({
        "../x, escaping-entry",
        "a/../../b, escaping-entry",
        "..\\x, escaping-entry",
        "c:\\x, absolute-entry",
        "C:/x, absolute-entry",
        "\\\\server\\x, absolute-entry"
    })
    void refusesANameThatEscapesHoweverItIsWritten(String name, String code) throws IOException {
        entry(name, '0', "x");
        assertThat(rejected(end()).code()).isEqualTo(code);

        tar.reset();
        entry("././@LongLink", 'L', name + "\0");
        entry("harmless", '0', "x");
        assertThat(rejected(end()).code()).isEqualTo(code);

        tar.reset();
        entry("pax", 'x', pax("path", name));
        entry("harmless", '0', "x");
        Rejection rejection = rejected(end());
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.faults().get(0).where()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"1, link", "2, link", "3, special-file", "4, special-file", "6, special-file"})
    void refusesWhatIsNeitherFileNorFolder(char type, String code) throws IOException {
        entry("consent.json", '0', "{}");
        entry("x", type, "");

        Rejection rejection = rejected(end());

        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.faults().get(0).where()).isEqualTo("x");
    }

    @Test
    void refusesANameThatIsThereTwice() throws IOException {
        entry("a", '0', "1");
        entry("./a", '0', "2");

        assertThat(rejected(end()).code()).isEqualTo("duplicate-entry");
    }

    @Test
    void refusesAFolderWithContent() throws IOException {
        entry("a/", '5', "x");

        assertThat(rejected(end()).code()).isEqualTo("lying-size");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        for (int i = 0; i < 51; i++) {
            entry("d" + i + "/", '5', "");
        }

        assertThat(rejected(end()).code()).isEqualTo("too-many-entries");
    }

    @Test
    void refusesAnArchiveThatUnpacksTooFar() throws IOException {
        entry("zeros", '0', "\0".repeat(1_000_000));

        assertThat(rejected(IntakeOfArchivesTest.gzip(end())).code()).isEqualTo("unpacks-too-far");
    }

    @Test
    void stopsAtBytesBehindTheEndMarkToo() throws IOException {
        entry("a", '0', "x");
        tar.writeBytes(new byte[1_000_000]);

        assertThat(rejected(IntakeOfArchivesTest.gzip(end())).code()).isEqualTo("unpacks-too-far");
    }

    @Test
    void refusesAnAnnouncedSizeBeforeItIsWritten() throws IOException {
        tar.writeBytes(header("a", '0', 1_000_000_000));

        assertThat(rejected(end()).code()).isEqualTo("unpacks-too-large");
    }

    @ParameterizedTest
    @ValueSource(chars = {'L', 'K', 'x', 'g'})
    void readsNoNameOfAnyLengthIntoMemory(char type) throws IOException {
        tar.writeBytes(header("x", type, 8L << 30));

        assertThat(rejected(IntakeOfArchivesTest.gzip(end())).code()).isEqualTo("unreadable-archive");
    }

    @Test
    void refusesAnArchiveCutOffAnywhere() throws IOException {
        entry("consent.json", '0', "{}");
        entry("a", '0', "y".repeat(600));
        byte[] whole = tar.toByteArray();

        for (int length = 513; length < whole.length; length += 37) {
            assertThat(rejected(Arrays.copyOf(whole, length)).code())
                    .as("cut to %d bytes", length)
                    .isEqualTo("unreadable-archive");
        }
        byte[] packed = IntakeOfArchivesTest.gzip(end());
        for (int length = 20; length < packed.length; length++) {
            assertThat(rejected(Arrays.copyOf(packed, length)).code())
                    .as("cut to %d bytes", length)
                    .isEqualTo("unreadable-archive");
        }
    }

    @Test
    void survivesAnyDamage() throws IOException {
        entry("pax", 'x', pax("path", "name") + pax("mtime", "1.5") + pax("size", "3"));
        entry("a", '0', "abc");
        entry("././@LongLink", 'L', "long\0");
        entry("b", '0', "y");
        byte[] whole = end();
        Random random = new Random(5);

        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length - 1024);
            damaged[at] = (byte) random.nextInt();
            checksum(damaged, at / 512 * 512);
            assertThat(door.open(Files.write(temp.resolve("a.tar"), damaged))).isNotNull();
            Workspace.clear(temp.resolve("workspaces"));
        }
    }

    @Test
    void refusesSparseEntries() throws IOException {
        entry("a", 'S', "x");

        assertThat(rejected(end()).code()).isEqualTo("unreadable-archive");
    }

    private Rejection rejected(byte[] bytes) throws IOException {
        return door.rejected(Files.write(temp.resolve("a.tar"), bytes));
    }

    private void entry(String name, char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        tar.writeBytes(header(name, type, bytes.length));
        tar.writeBytes(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
    }

    private byte[] end() {
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private static String pax(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int length = rest.length() + 2;
        return (length < 100 && length > 9 ? length : rest.length() + 1) + rest;
    }

    private static byte[] header(String name, char type, long size) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644\0");
        put(block, 124, String.format("%011o", size));
        put(block, 136, "14000000000");
        put(block, 257, "ustar\00000");
        block[156] = (byte) type;
        checksum(block, 0);
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void checksum(byte[] tar, int header) {
        Arrays.fill(tar, header + 148, header + 156, (byte) ' ');
        int sum = 0;
        for (int i = header; i < header + 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, header + 148, 8);
    }
}
