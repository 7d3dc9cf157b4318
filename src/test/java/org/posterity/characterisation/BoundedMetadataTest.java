package org.posterity.characterisation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.posterity.cli.TinyMedia.box;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.cli.TinyMedia;

/** Metadata that claim or hold more than any camera writes are not read, and the file is described all the same. */
class BoundedMetadataTest {
    private static final int INFLATED = 200 << 20;

    @TempDir
    private Path folder;

    static Stream<Arguments> bombs() {
        byte[] zeros = deflated(INFLATED);
        byte[] jpeg = TinyMedia.jpeg(1);
        byte[] segment = join(latin("\377\341\377\377"), latin("http://ns.adobe.com/xap/1.0/\0"), new byte[65_504]);
        return Stream.of(
                arguments("PNG, a text", png(chunk("zTXt", join(latin("Comment\0\0"), zeros))), true),
                arguments("PNG, XMP", png(chunk("iTXt", join(latin("XML:com.adobe.xmp\0\1\0\0\0"), zeros))), true),
                arguments("PNG, a text of three megabytes", png(chunk("tEXt", new byte[3 << 20])), true),
                arguments("PNG, a profile", png(chunk("iCCP", join(latin("a\0\0"), zeros))), false),
                arguments("PNG, a million texts", png(repeated(chunk("tEXt", latin("a\0b")), 600_000)), true),
                arguments("PNG, Exif that points at itself", png(chunk("eXIf", exif(0x8769, 8))), false),
                arguments("PNG, Exif of directories without end", png(chunk("eXIf", chain(20_000))), false),
                arguments("JPEG, segments without end", join(Arrays.copyOf(jpeg, 2), repeated(segment, 1100)), true),
                arguments(
                        "GIF, comments without end",
                        join(latin("GIF89a\1\0\1\0\0\0\0"), repeated(latin("!\376\1a\0"), 600_000)),
                        true),
                arguments(
                        "GIF, XMP without end",
                        join(
                                latin("GIF89a\1\0\1\0\0\0\0!\377\13XMP DataXMP"),
                                repeated(join(latin("\377"), new byte[255]), 6_000)),
                        true),
                arguments("WebP, XMP", riff(join(latin("XMP "), new byte[] {0, 0, 48, 0}, new byte[3 << 20])), true),
                arguments("TIFF, XMP", tiff(0x02bc, 3 << 20), true),
                arguments(
                        "HEIF, items without end",
                        join(
                                box("ftyp", latin("heic\0\0\0\0")),
                                box("meta", join(new byte[4], box("iinf", latin("Exif")))),
                                box("mdat", new byte[80 << 20])),
                        true),
                arguments(
                        "MP4, boxes without end",
                        TinyMedia.mp4(1, box("udta", repeated(box("free", new byte[0]), 200_000))),
                        true),
                arguments("MP4, boxes in boxes", TinyMedia.mp4(1, nested(30_000)), false),
                arguments("MP4, a table that claims all", TinyMedia.mp4(1, track(new byte[9 << 20])), false),
                arguments(
                        "MP3, frames without end",
                        join(latin("ID3\3\0\0\0\177\177\177"), repeated(latin("TXXX\0\0\0\0\0\0"), 190_000)),
                        true),
                arguments(
                        "MP3, a picture of many megabytes",
                        join(latin("ID3\3\0\0\4\0\0\0APIC\0\177\377\366\0\0"), new byte[9 << 20]),
                        false),
                arguments(
                        "Matroska, tags without end",
                        join(
                                latin("\32E\337\243\200\30S\200g\1\377\377\377\377\377\377\377"),
                                repeated(latin("\22T\303g\200"), 150_000)),
                        true),
                arguments(
                        "SVG that multiplies itself",
                        latin(
                                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>"),
                        false),
                arguments(
                        "XMP that multiplies itself",
                        join(Arrays.copyOf(jpeg, 2), laughing(), Arrays.copyOfRange(jpeg, 2, jpeg.length)),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void areNotReadPastTheBound(String what, byte[] content, boolean past) throws IOException {
        Path path = Files.write(folder.resolve("file"), content);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        MediaDescription described;
        try (FileChannel channel = FileChannel.open(path)) {
            BoundedFile file = new BoundedFile(channel);
            described = new MediaDescriber(Optional.empty()).describe(file, "x").finish();
            assertThat(file.spent()).isLessThanOrEqualTo(BoundedFile.MOST_BYTES + BoundedFile.LONGEST_PIECE);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated, those long freed included")
                .isLessThan(4 * BoundedFile.MOST_BYTES + (100 << 20));
        assertThat(described.kind().isMedia()).isTrue();
        assertThat(described.warnings().contains(MediaDescription.NOT_READ)).isEqualTo(past);
        if (past) {
            assertThat(described.embeddedPersonal()).contains("unread");
        }
    }

    @Test
    void whatIsInflatedIsCountedAndStopsAtTheBound() throws IOException {
        try (FileChannel channel = FileChannel.open(Files.write(folder.resolve("file"), new byte[1]))) {
            BoundedFile file = new BoundedFile(channel);
            byte[] small = deflated(1000);
            assertThat(file.inflated(small, 0)).hasSize(1000);
            assertThat(file.spent()).isEqualTo(1000);
            assertThat(file.inflated(Arrays.copyOf(small, small.length / 2), 0).length)
                    .isLessThanOrEqualTo(1000);
            assertThat(file.inflated(latin("no stream at all"), 0)).isEmpty();
            assertThatExceptionOfType(PastBound.class).isThrownBy(() -> file.inflated(deflated(INFLATED), 0));
            assertThat(file.spent()).isLessThan(1000 + BoundedFile.LONGEST_PIECE + (1 << 16));
        }
    }

    @Test
    void piecesEndWhereTheFileDoes() throws IOException {
        byte[] content = new byte[10_000];
        new Random(3).nextBytes(content);
        try (FileChannel channel = FileChannel.open(Files.write(folder.resolve("file"), content))) {
            BoundedFile file = new BoundedFile(channel);
            for (int at : new int[] {0, 1, 4095, 4096, 4097, 9_990, 9_999, 10_000, 20_000, 5}) {
                for (int length : new int[] {0, 1, 12, 4096, 4097, 9_000}) {
                    int end = Math.min(content.length, at + length);
                    assertThat(file.bytes(at, length))
                            .isEqualTo(at >= end ? new byte[0] : Arrays.copyOfRange(content, at, end));
                    assertThat(file.header(at, length).capacity()).isEqualTo(length);
                }
            }
        }
    }

    private static byte[] png(byte[] chunk) {
        byte[] head = new byte[13];
        head[3] = 1;
        head[7] = 1;
        return join(latin("\211PNG\r\n\32\n"), chunk("IHDR", head), chunk, chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(latin(type))
                .put(data)
                .array();
    }

    private static byte[] riff(byte[] chunks) {
        return join(latin("RIFF\0\0\0\0WEBPVP8X\12\0\0\0"), new byte[10], chunks);
    }

    private static byte[] exif(int tag, int value) {
        return ByteBuffer.allocate(26)
                .put(latin("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) tag)
                .putShort((short) 4)
                .putInt(1)
                .putInt(value)
                .putInt(8)
                .array();
    }

    /** Each directory leads to the next. */
    private static byte[] chain(int directories) {
        ByteBuffer all =
                ByteBuffer.allocate(8 + 18 * directories).put(latin("MM\0*")).putInt(8);
        for (int i = 0; i < directories; i++) {
            all.putShort((short) 1)
                    .putShort((short) 0x8769)
                    .putShort((short) 4)
                    .putInt(1)
                    .putInt(8 + 18 * (i + 1))
                    .putInt(0);
        }
        return all.array();
    }

    private static byte[] tiff(int tag, int length) {
        byte[] head = ByteBuffer.allocate(26)
                .put(latin("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) tag)
                .putShort((short) 1)
                .putInt(length)
                .putInt(26)
                .array();
        return join(head, new byte[length]);
    }

    private static byte[] track(byte[] table) {
        byte[] handler = latin("\0\0\0\0\0\0\0\0vide\0\0\0\0");
        byte[] samples = join(latin("\0\0\0\0\377\377\377\377\0\0\0\20avc1"), new byte[8]);
        byte[] times = join(new byte[4], hexOnes(), table);
        return box(
                "trak",
                box(
                        "mdia",
                        join(
                                box("mdhd", new byte[24]),
                                box("hdlr", handler),
                                box("minf", box("stbl", join(box("stsd", samples), box("stts", times)))))));
    }

    private static byte[] hexOnes() {
        return new byte[] {-1, -1, -1, -1};
    }

    private static byte[] nested(int depth) {
        ByteBuffer all = ByteBuffer.allocate(8 * depth);
        for (int i = 0; i < depth; i++) {
            all.putInt(8 * (depth - i)).put(latin("moov"));
        }
        return all.array();
    }

    private static byte[] laughing() {
        byte[] packet = latin(
                "http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>"
                        + "<!ENTITY c SYSTEM 'file:///etc/passwd'>]><x:xmpmeta><dc:title>&b;&c;</dc:title></x:xmpmeta>");
        return join(new byte[] {-1, (byte) 0xe1, (byte) (packet.length + 2 >> 8), (byte) (packet.length + 2)}, packet);
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteBuffer all = ByteBuffer.allocate(part.length * times);
        for (int i = 0; i < times; i++) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] piece = new byte[1 << 20];
            for (int left = zeros; left > 0; left -= piece.length) {
                out.write(piece, 0, Math.min(left, piece.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
