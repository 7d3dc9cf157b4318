package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StillsTest {
    private static final int RED = 0xD02010;
    private static final int BLUE = 0x1020D0;

    @TempDir
    Path folder;

    private final Stills stills = new Stills(Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "jpeg, 720, 1280, 180, 320",
        "png, 900, 450, 180, 90",
        "gif, 1000, 2000, 180, 360",
        "png, 90, 160, 90, 160",
        "png, 1, 1, 1, 1"
    })
    void shrinksAPhotoToItsWidth(String format, int width, int height, int stillWidth, int stillHeight)
            throws IOException {
        Path photo = photo(format, width, height);

        BufferedImage still = read(stills.still(photo, "image/" + format));

        assertThat(still.getWidth()).isEqualTo(stillWidth);
        assertThat(still.getHeight()).isEqualTo(stillHeight);
        assertLooks(still.getRGB(stillWidth / 2, 0), RED);
        assertLooks(still.getRGB(stillWidth / 2, stillHeight - 1), height > 1 ? BLUE : RED);
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        Path photo = photo("jpeg", 720, 1280);

        assertThat(stills.still(photo, "image/jpeg"))
                .hasValueSatisfying(bytes -> assertThat(bytes)
                        .isEqualTo(new Stills(Optional.empty())
                                .still(photo, "image/jpeg")
                                .orElseThrow()));
    }

    @Test
    void laysTransparencyOnWhite() throws IOException {
        Path png = folder.resolve("clear.png");
        ImageIO.write(new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB), "png", png.toFile());

        assertLooks(read(stills.still(png, "image/png")).getRGB(10, 10), 0xFFFFFF);
    }

    @ParameterizedTest
    @CsvSource({"1, true, 180", "3, false, 180", "6, true, 180", "8, true, 180"})
    void turnsAPhotoAsItsExifSays(int orientation, boolean redFirst, int width) throws IOException {
        Path photo = withOrientation(photo("jpeg", 400, 800), orientation);

        BufferedImage still = read(stills.still(photo, "image/jpeg"));

        assertThat(still.getWidth()).isEqualTo(width);
        boolean sideways = orientation >= 5;
        assertThat(still.getHeight()).isEqualTo(sideways ? 90 : 360);
        // The photo is red above and blue below; turned to the right (6) its upper edge lies on the right.
        int right = still.getRGB(still.getWidth() - 2, 10);
        switch (orientation) {
            case 1 -> assertLooks(still.getRGB(90, 2), RED);
            case 3 -> assertLooks(still.getRGB(90, 2), BLUE);
            case 6 -> assertLooks(right, RED);
            default -> assertLooks(right, BLUE);
        }
    }

    @Test
    void hasNoStillOfWhatItCannotRead() throws IOException {
        Path text = Files.writeString(folder.resolve("not.jpg"), "kelp");

        assertThat(stills.still(text, "image/jpeg")).isEmpty();
        assertThat(stills.still(text, "image/webp")).isEmpty();
        assertThat(stills.still(text, "application/json")).isEmpty();
        assertThat(stills.still(text, "video/mp4")).isEmpty();
        assertThat(stills.still(folder.resolve("absent.jpg"), "image/jpeg")).isEmpty();
        assertThat(stills.still(Files.createFile(folder.resolve("empty.png")), "image/png"))
                .isEmpty();
    }

    @Test
    void survivesDamageAnywhereInAFile() throws IOException {
        Random random = new Random(20250502);
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            byte[] whole = Files.readAllBytes(photo(format, 120, 160));
            for (int i = 0; i < 100; i++) {
                byte[] damaged = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
                for (int n = 0; n < 4 && damaged.length > 0; n++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                Path file = Files.write(folder.resolve("damaged"), damaged);

                stills.still(file, "image/" + format)
                        .ifPresent(bytes -> assertThat(bytes).startsWith(0xFF, 0xD8));
            }
        }
    }

    @Test
    void refusesAnImageThatClaimsMorePixelsThanAnyCamera() throws IOException {
        assertThat(stills.still(pngThatClaims(60_000, 60_000), "image/png")).isEmpty();
        assertThat(stills.still(pngThatClaims(100_000, 10), "image/png")).isEmpty();
    }

    @Test
    void takesAStillOfAVideoAndTheSameEachTime() throws Exception {
        Path ffmpeg = ffmpeg();
        Path video = video(ffmpeg);
        Stills withFfmpeg = new Stills(Optional.of(ffmpeg));

        Optional<byte[]> still = withFfmpeg.still(video, "video/mp4");

        assertThat(read(still).getWidth()).isEqualTo(180);
        assertThat(read(still).getHeight()).isEqualTo(320);
        assertThat(withFfmpeg.still(video, "video/mp4").orElseThrow()).isEqualTo(still.orElseThrow());
    }

    @Test
    void letsNoPlaylistMakeFfmpegReadAnotherFile() throws Exception {
        Path ffmpeg = ffmpeg();
        Path video = video(ffmpeg);
        Path playlist = Files.writeString(
                folder.resolve("list.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + video + "\n#EXT-X-ENDLIST\n");
        Path concat = Files.writeString(folder.resolve("concat.mp4"), "ffconcat version 1.0\nfile '" + video + "'\n");

        assertThat(new Stills(Optional.of(ffmpeg)).still(playlist, "video/mp4")).isEmpty();
        assertThat(new Stills(Optional.of(ffmpeg)).still(concat, "video/mp4")).isEmpty();
    }

    @Test
    void hasNoStillWhereFfmpegIsNotWhatItSeems() throws IOException {
        Path text = Files.writeString(folder.resolve("v.mp4"), "kelp");

        assertThat(new Stills(Optional.of(folder.resolve("absent"))).still(text, "video/mp4"))
                .isEmpty();
        assertThat(Stills.findFfmpeg(folder + ":")).isEmpty();
        assertThat(Stills.findFfmpeg("")).isEmpty();
    }

    @Test
    void endsAProgramThatNeverStopsWriting() throws IOException {
        Path video = Files.writeString(folder.resolve("v.mp4"), "kelp");

        assertThat(new VideoStill(program("yes")).of(video)).isEmpty();
    }

    @Test
    void endsAProgramThatNeverAnswersAndItsChildren() throws IOException {
        Path video = Files.writeString(folder.resolve("v.mp4"), "kelp");
        long start = System.nanoTime();

        assertThat(new VideoStill(program("sleep 60 & wait"), Duration.ofMillis(300)).of(video))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static Path ffmpeg() {
        Optional<Path> ffmpeg = Stills.findFfmpeg(System.getenv("PATH"));
        if (ffmpeg.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("ffmpeg is needed here");
        }
        assumeTrue(ffmpeg.isPresent(), "needs ffmpeg: stills of videos are not tested");
        return ffmpeg.orElseThrow();
    }

    /** Made, then given a name that ffmpeg would take for an option or a protocol. */
    private Path video(Path ffmpeg) throws Exception {
        Path video = folder.resolve("made.mp4");
        Process process = new ProcessBuilder(
                        ffmpeg.toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=360x640:d=1:r=10",
                        "-pix_fmt",
                        "yuv420p",
                        "-y",
                        video.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.move(video, folder.resolve("-concat:kelp %d é.mp4"));
    }

    private Path photo(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, y < (height + 1) / 2 ? RED : BLUE);
            }
        }
        Path file = folder.resolve(width + "x" + height + "." + format);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    /** The same JPEG with an Exif segment whose only entry is the orientation. */
    private static Path withOrientation(Path jpeg, int orientation) throws IOException {
        byte[] whole = Files.readAllBytes(jpeg);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(whole, 0, 2);
        out.writeShort(0xFFE1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(whole, 2, whole.length - 2);
        return Files.write(jpeg, bytes.toByteArray());
    }

    private Path pngThatClaims(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.writeBytes("IHDR");
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.writeLong(0x89504E470D0A1A0AL);
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        return Files.write(folder.resolve("claim.png"), png.toByteArray());
    }

    private static BufferedImage read(Optional<byte[]> still) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(still.orElseThrow()));
    }

    private static void assertLooks(int rgb, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(rgb >> shift & 0xff).isCloseTo(wanted >> shift & 0xff, Offset.offset(24));
        }
    }
}
