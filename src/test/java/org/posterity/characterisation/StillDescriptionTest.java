package org.posterity.characterisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.characterisation.MediaDescription.Kind;

class StillDescriptionTest {
    @TempDir
    Path folder;

    private final MediaDescriber describer = new MediaDescriber(Optional.empty());

    private static byte[] picture(String format) throws Exception {
        BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private MediaDescription describe(byte[] content, String name) throws Exception {
        return describer.describe(Files.write(folder.resolve("file"), content), name);
    }

    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg, fmt/44", "png, image/png, fmt/11", "gif, image/gif, fmt/4"})
    void describesPictures(String format, String mediaType, String pronom) throws Exception {
        MediaDescription picture = describe(picture(format), "wrong-name.mp4");

        assertThat(picture.mediaType()).isEqualTo(mediaType);
        assertThat(picture.pronom()).contains(pronom);
        assertThat(picture.kind()).isEqualTo(Kind.IMAGE);
        assertThat(picture.width()).hasValue(30);
        assertThat(picture.height()).hasValue(20);
        assertThat(picture.embeddedPersonal()).isEmpty();
        assertThat(picture.warnings()).isEmpty();
    }

    @Test
    void turnsAPhotoAndNamesWhatItsExifHolds() throws Exception {
        MediaDescription photo = describe(withExif(picture("jpg")), "photo.jpg");

        assertThat(photo.rotation()).hasValue(90);
        assertThat(photo.width()).hasValue(20);
        assertThat(photo.height()).hasValue(30);
        assertThat(photo.embeddedPersonal()).containsExactly("device", "location");
        assertThat(photo.toString()).doesNotContain("Brand-Z");
    }

    /** Puts an Exif segment with a make, orientation 6 and a latitude reference behind the start of a JPEG. */
    private static byte[] withExif(byte[] jpeg) {
        ByteBuffer tiff = ByteBuffer.allocate(90);
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, 8, 50);
        entry(tiff, 0x0112, 3, 1, 6 << 16);
        entry(tiff, 0x8825, 4, 1, 60);
        tiff.putInt(0);
        tiff.put("Brand-Z\0".getBytes(StandardCharsets.US_ASCII)).position(60);
        tiff.putShort((short) 1);
        entry(tiff, 0x0001, 2, 2, 'N' << 24);
        ByteBuffer segment = ByteBuffer.allocate(jpeg.length + 100);
        segment.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) 98);
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return segment.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    @Test
    void callsTextTextWhateverItsName() throws Exception {
        byte[] text = "Kelp grows half a metre a day.\n".getBytes(StandardCharsets.UTF_8);

        assertThat(describe(text, "clip.mp4"))
                .returns("text/plain", MediaDescription::mediaType)
                .returns(Kind.OTHER, MediaDescription::kind)
                .returns(Optional.of("x-fmt/111"), MediaDescription::pronom);
        assertThat(describe(text, "notes.txt").mediaType()).isEqualTo("text/plain");
        assertThat(describe("<html><body>kelp</body></html>".getBytes(StandardCharsets.UTF_8), "page.txt")
                        .mediaType())
                .isEqualTo("text/html");
        assertThat(describe("{\"a\": 1}".getBytes(StandardCharsets.UTF_8), "notes.json")
                        .mediaType())
                .isEqualTo("application/json");
    }

    @Test
    void describesEmptyAndUnknownFiles() throws Exception {
        assertThat(describe(new byte[0], "empty.mp4"))
                .returns("application/octet-stream", MediaDescription::mediaType)
                .returns(Kind.VIDEO, MediaDescription::kind)
                .returns(true, MediaDescription::isEmpty);
        byte[] noise = new byte[5000];
        new Random(4).nextBytes(noise);
        assertThat(describe(noise, "noise.mp4").kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "heic, image/heic, fmt/1101",
        "avif, image/avif, ",
        "mif1, image/heif, fmt/1101",
        "qt  , video/quicktime, x-fmt/384",
        "3gp5, video/3gpp, ",
        "isom, video/mp4, fmt/199"
    })
    void readsTheBrandOfAnIsoFile(String brand, String mediaType, String pronom) throws Exception {
        byte[] box = ("\0\0\0\24ftyp" + (brand + "  ").substring(0, 4) + "\0\0\0\0" + "mp41")
                .getBytes(StandardCharsets.ISO_8859_1);

        MediaDescription file = describe(box, "IMG_0001.HEIC");

        assertThat(file.mediaType()).isEqualTo(mediaType);
        assertThat(file.pronom()).isEqualTo(Optional.ofNullable(pronom));
        assertThat(file.warnings()).isNotEmpty();
    }

    @Test
    void readsTheLargestPictureOfAHeifFileAndItsTurn() throws Exception {
        byte[] properties = join(box("ispe", 0, 512, 512), box("ispe", 0, 4032, 3024), box("irot", new byte[] {3}));
        byte[] meta = join(new byte[4], box("hdlr", 0, 0), box("iprp", box("ipco", properties)));
        byte[] brand = "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);

        MediaDescription photo = describe(join(box("ftyp", brand), box("meta", meta)), "IMG_0001.HEIC");

        assertThat(photo.rotation()).hasValue(90);
        assertThat(photo.width()).hasValue(3024);
        assertThat(photo.height()).hasValue(4032);
        assertThat(photo.warnings()).isEmpty();
    }

    private static byte[] box(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(body)
                .array();
    }

    private static byte[] box(String type, int... values) {
        ByteBuffer body = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(body::putInt);
        return box(type, body.array());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void describesWaveAndMp3AndWebp() throws Exception {
        Programs.need("ffmpeg", "descriptions of sounds and WebP");
        Path wave = Programs.film(folder.resolve("a.wav"), "-vn", "-t", "1");
        Path mp3 = Programs.film(folder.resolve("a.mp3"), "-vn", "-t", "1", "-metadata", "artist=Nobody-Real");
        Path webp = Programs.film(folder.resolve("a.webp"), "-an", "-frames:v", "1");

        MediaDescription waved = describer.describe(wave, "a.wav");
        assertThat(waved.kind()).isEqualTo(Kind.AUDIO);
        assertThat(waved.pronom()).contains("fmt/141");
        assertThat(waved.duration().orElseThrow().toMillis()).isEqualTo(1000);
        assertThat(waved.technical()).containsEntry("audio.sampleRate", "44100").containsEntry("audio.channels", "1");

        MediaDescription pressed = describer.describe(mp3, "a.mp3");
        assertThat(pressed.pronom()).contains("fmt/134");
        assertThat(pressed.duration().orElseThrow().toMillis()).isBetween(990L, 1090L);
        assertThat(pressed.embeddedPersonal()).contains("person");
        assertThat(pressed.toString()).doesNotContain("Nobody-Real");

        MediaDescription still = describer.describe(webp, "a.webp");
        assertThat(still.pronom()).contains("fmt/566");
        assertThat(still.width()).hasValue(108);
        assertThat(still.height()).hasValue(192);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void survivesTruncationAndDamageEverywhere(String format) throws Exception {
        byte[] whole = format.equals("jpg") ? withExif(picture(format)) : picture(format);
        Random random = new Random(7);
        for (int end = 1; end < whole.length; end += 1 + whole.length / 100) {
            assertThat(describe(Arrays.copyOf(whole, end), "a." + format)).isNotNull();
            byte[] damaged = whole.clone();
            for (int i = 0; i < 5; i++) {
                damaged[8 + random.nextInt(whole.length - 8)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            assertThat(describe(damaged, "a." + format)).isNotNull();
        }
    }

    @Test
    void survivesGarbageBehindEverySignature() throws Exception {
        String[] heads = {
            "\0\0\0\30ftypheic",
            "\0\0\0\30ftypisom",
            "RIFF\377\377\377\177WEBPVP8X",
            "RIFF\377\377\377\377WAVEfmt ",
            "ID3\4\0\0",
            "\377\373\220",
            "GIF89a",
            "\211PNG\r\n\32\n",
            "\377\330\377\341",
            "\32E\337\243"
        };
        Random random = new Random(11);
        for (String head : heads) {
            for (int round = 0; round < 40; round++) {
                byte[] content = new byte[head.length() + random.nextInt(3000)];
                random.nextBytes(content);
                System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, content, 0, head.length());
                assertThat(describe(content, "x")).isNotNull();
            }
        }
    }
}
