package org.posterity.format.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void tellsWhereTheContentOfEachEntryLies(int size) throws IOException {
        byte[] tar = tar("first", "x".repeat(150), "ж".repeat(90), size);
        TarReader reader = new TarReader(new ByteArrayInputStream(tar));

        int entries = 0;
        for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
            TarMember member = next.get();
            assertThat(member.file()).isTrue();
            byte[] content =
                    Arrays.copyOfRange(tar, (int) member.position(), (int) (member.position() + member.size()));
            byte[] expected = new byte[size];
            Arrays.fill(expected, member.name()[0]);
            assertThat(content).isEqualTo(expected);
            // Whether content is read, half read or skipped, the next entry is found.
            byte[] read = reader.content().readNBytes(size * entries / 2);
            assertThat(read).isEqualTo(Arrays.copyOf(expected, size * entries / 2));
            entries++;
        }
        assertThat(entries).isEqualTo(3);
        assertThat(reader.endMarked()).isTrue();
    }

    @Test
    void keepsNothingOfTheRecordsThatNobodyAsksFor() throws IOException {
        // 200 headers for all entries, a megabyte each under a key of its own: 200 MB, if they were kept.
        InputStream hostile = new InputStream() {
            private final byte[] block = globalHeader();
            private long at;

            @Override
            public int read() {
                return at >= 200L * block.length ? -1 : block[(int) (at++ % block.length)] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = (int) Math.min(length, block.length - at % block.length);
                if (at >= 200L * block.length) {
                    return -1;
                }
                System.arraycopy(block, (int) (at % block.length), target, offset, count);
                at += count;
                return count;
            }
        };
        long before = used();
        TarReader reader = new TarReader(hostile);

        assertThatThrownBy(reader::next).isInstanceOf(java.io.EOFException.class);
        assertThat(used() - before).isLessThan(30L << 20);
    }

    @Test
    void readsNoNameLargerThanAnyThatIsTrue() throws IOException {
        byte[] header = header("././@LongLink", 'L', 300L << 20);

        assertThatThrownBy(() -> new TarReader(new ByteArrayInputStream(header)).next())
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("larger than any that is true");
    }

    @Test
    void passesOverTheLabelOfAVolumeAndTheMapOfASparseFile() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(header("a label", 'V', 0));
        byte[] sparse = header("sparse", 'S', 5);
        sparse[482] = 1;
        checksum(sparse);
        tar.writeBytes(sparse);
        byte[] map = new byte[512];
        map[504] = 1;
        tar.writeBytes(map);
        tar.writeBytes(new byte[512]);
        tar.writeBytes(Arrays.copyOf("bytes".getBytes(StandardCharsets.US_ASCII), 512));
        tar.writeBytes(header("next", '0', 0));
        TarReader reader = new TarReader(new ByteArrayInputStream(tar.toByteArray()));

        TarMember first = reader.next().orElseThrow();
        assertThat(first.sparse()).isTrue();
        assertThat(first.file()).isFalse();
        assertThat(reader.content().readAllBytes()).asString().isEqualTo("bytes");
        assertThat(reader.next().orElseThrow().name()).asString().isEqualTo("next");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.endMarked()).isFalse();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] globalHeader() {
        String value = "v".repeat((1 << 20) - 100);
        byte[] record = ("1048500 key" + "=" + value).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(record, 1048500);
        Arrays.fill(whole, record.length, whole.length, (byte) 'v');
        whole[whole.length - 1] = '\n';
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(header("pax", 'g', whole.length));
        block.writeBytes(Arrays.copyOf(whole, (whole.length + 511) / 512 * 512));
        return block.toByteArray();
    }

    private static byte[] tar(String one, String two, String three, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (String name : new String[] {one, two, three}) {
                byte[] content = new byte[size];
                Arrays.fill(content, name.getBytes(StandardCharsets.UTF_8)[0]);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(size);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] header(String name, char type, long size) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 124, String.format("%011o", size));
        put(block, 136, "14000000000");
        block[156] = (byte) type;
        checksum(block);
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void checksum(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xff;
        }
        put(block, 148, String.format("%06o\0 ", sum));
    }
}
