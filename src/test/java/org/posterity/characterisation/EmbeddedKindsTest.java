package org.posterity.characterisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.cli.TinyMedia.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.cli.TinyMedia;

/** Which kinds of personal metadata are noticed in files made by hand, none of which says more than it must. */
class EmbeddedKindsTest {
    private static final String XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
            + " xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='canary'/></rdf:RDF></x:xmpmeta>";

    @TempDir
    private Path folder;

    private List<String> kinds(String name, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        try {
            Path file = Files.write(folder.resolve(name), all.toByteArray());
            MediaDescription description = new MediaDescriber(Optional.empty()).describe(file, name);
            assertThat(description.toString()).doesNotContain("canary");
            return description.embeddedPersonal();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "\u00a9xyz, location",
        "loci, location",
        "\u00a9mak, device",
        "\u00a9mod, device",
        "\u00a9swr, device",
        "\u00a9ART, person",
        "\u00a9nam, description",
        "CAME, device",
        "MUID, identifier",
        "GPMF, location"
    })
    void ofFilmsByTheNamesOfBoxes(String type, String kind) {
        assertThat(kinds("a.mp4", TinyMedia.mp4(1, box("udta", box(type, latin("canary"))))))
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "com.apple.quicktime.location.ISO6709, location",
        "com.apple.quicktime.make, device",
        "make, device",
        "model, device",
        "com.apple.quicktime.software, device",
        "com.android.version, device",
        "com.apple.quicktime.author, person",
        "com.apple.quicktime.content.identifier, identifier"
    })
    void ofFilmsByTheNamesOfKeys(String key, String kind) {
        byte[] table = ByteBuffer.allocate(16 + key.length())
                .putInt(4, 1)
                .putInt(8, 8 + key.length())
                .put(12, latin("mdta"))
                .put(16, latin(key))
                .array();
        byte[] meta = box("meta", join(box("hdlr", new byte[24]), box("keys", table)));
        assertThat(kinds("a.mov", TinyMedia.mp4(1, meta))).containsExactly(kind);
    }

    @Test
    void ofFilmsByTracksAndPackets() {
        assertThat(kinds("a.mp4", TinyMedia.mp4(1, track("gpmd")))).containsExactly("location");
        assertThat(kinds("b.mp4", TinyMedia.mp4(1, track("camm")))).containsExactly("location");
        assertThat(kinds("c.mp4", TinyMedia.mp4(1, track("mebx com.apple.quicktime.location.ISO6709"))))
                .containsExactly("location");
        assertThat(kinds("d.mp4", TinyMedia.mp4(1), box("uuid", latin("0123456789abcdef" + XMP))))
                .containsExactly("location", "packet");
        assertThat(kinds("e.mp4", TinyMedia.mp4(1, box("udta", box("XMP_", latin(XMP))))))
                .containsExactly("location", "packet");
        assertThat(kinds("f.mp4", TinyMedia.mp4(1))).isEmpty();
    }

    private static byte[] track(String entry) {
        return box(
                "trak", box("mdia", box("minf", box("stbl", box("stsd", latin("\0\0\0\0\0\0\0\1\0\0\0\20" + entry))))));
    }

    @Test
    void ofMatroskaByTitleTagsAndAttachments() {
        byte[] head = element("1A45DFA3", element("4282", latin("webm")));
        byte[] cluster = element("1F43B675", new byte[5000]);
        assertThat(kinds("a.webm", head, element("18538067", cluster))).isEmpty();
        assertThat(kinds("b.webm", head, element("18538067", join(cluster, tag("LOCATION")))))
                .containsExactly("location");
        assertThat(kinds("c.webm", head, element("18538067", join(tag("ARTIST"), cluster))))
                .containsExactly("person");
        assertThat(kinds("d.webm", head, element("18538067", join(tag("ENCODER"), cluster))))
                .isEmpty();
        assertThat(kinds("e.webm", head, element("18538067", element("1549A966", element("7BA9", latin("canary"))))))
                .containsExactly("description");
        assertThat(kinds("f.webm", head, element("18538067", element("1941A469", latin("canary")))))
                .containsExactly("packet");
    }

    @Test
    void ofMatroskaThatIsCutOrNestedWithoutEnd() {
        byte[] head = element("1A45DFA3", element("4282", latin("webm")));
        byte[] nested = new byte[0];
        for (int i = 0; i < 5_000; i++) {
            nested = element("67C8", nested);
        }
        assertThat(kinds("a.webm", head, element("18538067", nested))).isEmpty();
        assertThat(kinds("b.webm", head, Arrays.copyOf(element("18538067", tag("LOCATION")), 20)))
                .isEmpty();
    }

    private static byte[] tag(String name) {
        return element(
                "1254C367",
                element("7373", element("67C8", join(element("45A3", latin(name)), element("4487", latin("canary"))))));
    }

    /** With its length in eight bytes. */
    private static byte[] element(String id, byte[] body) {
        ByteBuffer bytes = ByteBuffer.allocate(id.length() / 2 + 8 + body.length);
        for (int i = 0; i < id.length(); i += 2) {
            bytes.put((byte) Integer.parseInt(id.substring(i, i + 2), 16));
        }
        return bytes.putLong(1L << 56 | body.length).put(body).array();
    }

    @ParameterizedTest
    @CsvSource({
        "TPE1, person",
        "TIT2, description",
        "COMM, description",
        "APIC, thumbnail",
        "PRIV, packet",
        "UFID, identifier"
    })
    void ofSoundsByTheirFrames(String frame, String kind) {
        byte[] padding = new byte[64];
        byte[] tag = join(
                latin("ID3\3\0\0"),
                sevenBits(10 + 7 + padding.length),
                latin(frame),
                new byte[] {0, 0, 0, 7, 0, 0},
                latin("\0canary"),
                padding);
        assertThat(kinds("a.mp3", tag, new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0}, new byte[413]))
                .contains(kind);
    }

    private static byte[] sevenBits(int length) {
        return new byte[] {0, 0, (byte) (length >> 7), (byte) (length & 0x7f)};
    }

    @Test
    void ofPhotosByWhatTheirPacketsName() {
        byte[] jpeg = TinyMedia.jpeg(1);
        byte[] packet = latin("http://ns.adobe.com/xap/1.0/\0" + XMP);
        assertThat(kinds(
                        "a.jpg",
                        Arrays.copyOf(jpeg, 2),
                        segment(0xe1, packet),
                        Arrays.copyOfRange(jpeg, 2, jpeg.length)))
                .containsExactly("location", "packet");
        byte[] iptc = join(new byte[] {0x1c, 2, 90, 0, 6}, latin("canary"));
        byte[] resource = join(
                latin("Photoshop 3.0\0" + "8BIM\4\4\0\0"),
                new byte[] {0, 0, 0, (byte) iptc.length},
                iptc,
                new byte[iptc.length & 1]);
        assertThat(kinds(
                        "b.jpg",
                        Arrays.copyOf(jpeg, 2),
                        segment(0xed, resource),
                        Arrays.copyOfRange(jpeg, 2, jpeg.length)))
                .containsExactly("location", "packet");
    }

    private static byte[] segment(int type, byte[] content) {
        return join(
                new byte[] {(byte) 0xff, (byte) type, (byte) (content.length + 2 >> 8), (byte) (content.length + 2)},
                content);
    }

    @Test
    void ofHeifPicturesWhereverThePacketLies() {
        byte[] items = box("iinf", latin("\0\0\0\0\0\1infe\0\0\0\0\0\1\0\0Exif\0"));
        byte[] head = join(
                box("ftyp", latin("heic\0\0\0\0mif1heic")),
                box("meta", join(new byte[4], box("hdlr", new byte[24]), items)));
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + 16);
        tiff.put(latin("MM\0*")).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0110)
                .putShort((short) 2)
                .putInt(7)
                .putInt(26)
                .putInt(0)
                .put(latin("canary\0"));
        byte[] exif = join(new byte[] {0, 0, 0, 6}, latin("Exif\0\0"), tiff.array());
        assertThat(kinds("a.heic", head, box("mdat", join(new byte[1_100_000], exif))))
                .containsExactly("device", "packet");
        assertThat(kinds("b.heic", head, box("mdat", join(latin(XMP), new byte[100]))))
                .containsExactly("location", "packet");
        assertThat(kinds("c.heic", head, box("mdat", join(latin("Exif\0\0MM\0*"), new byte[100]))))
                .containsExactly("packet");
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void whatIsNotLookedIntoMayHoldAnything() throws IOException {
        byte[] picture =
                Files.readAllBytes(Path.of("archive-samples/kelp-and-kites/media/photos/2024-12-24_23-59-58_1.jpeg"));

        assertThat(kinds("plain.jpeg", picture)).isEmpty();
        assertThat(kinds("padded.jpeg", picture, new byte[100])).isEmpty();
        assertThat(kinds("moving.jpeg", picture, TinyMedia.mp4(1))).containsExactly("unread");
        assertThat(kinds("a.flac", latin("fLaC\0\0\0\42canary"))).containsExactly("unread");
        assertThat(kinds("a.avi", latin("RIFF\0\0\0\0AVI LIST canary"))).containsExactly("unread");
    }

    @Test
    void ofSongsByTheTagOfTheFirstVersion() {
        byte[] frame = Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x64}, 417);
        assertThat(kinds("a.mp3", frame, frame, frame, Arrays.copyOf(latin("TAGcanary"), 128)))
                .contains("person", "description");
    }
}
