package org.posterity.characterisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.characterisation.MediaDescription.Kind;

class FilmDescriptionTest {
    private static final String[] H264 = {
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"
    };

    @TempDir
    static Path folder;

    private static Path mp4;
    private final MediaDescriber describer = new MediaDescriber(Optional.empty());

    @BeforeAll
    static void film() throws Exception {
        Programs.need("ffmpeg", "descriptions of films");
        Programs.need("ffprobe", "descriptions of films");
        mp4 = Programs.film(folder.resolve("film.mp4"), H264);
    }

    @BeforeEach
    void filmIsThere() {
        assertThat(mp4).exists();
    }

    @Test
    void tellsOfAnMp4WhatFfprobeTells() throws Exception {
        MediaDescription film = describer.describe(mp4, "film.mp4");

        assertThat(film.mediaType()).isEqualTo("video/mp4");
        assertThat(film.pronom()).contains("fmt/199");
        assertThat(film.kind()).isEqualTo(Kind.VIDEO);
        assertThat(film.width().getAsInt()).isEqualTo(Integer.parseInt(Programs.ffprobe(mp4, "v:0", "width")));
        assertThat(film.height().getAsInt()).isEqualTo(Integer.parseInt(Programs.ffprobe(mp4, "v:0", "height")));
        assertThat(film.duration().orElseThrow().toMillis() / 1000.0)
                .isCloseTo(Double.parseDouble(Programs.ffprobe(mp4, "format", "duration")), within(0.002));
        assertThat(Programs.ffprobe(mp4, "v:0", "avg_frame_rate")).isEqualTo("25/1");
        assertThat(film.frameRate().getAsDouble()).isEqualTo(25.0);
        assertThat(film.videoCodec()).contains("H.264");
        assertThat(film.audioCodec()).contains("AAC");
        assertThat(film.rotation()).hasValue(0);
        assertThat(film.technical())
                .containsEntry("audio.sampleRate", Programs.ffprobe(mp4, "a:0", "sample_rate"))
                .containsEntry("audio.channels", Programs.ffprobe(mp4, "a:0", "channels"))
                .containsEntry("video.profile", "Baseline");
        assertThat(film.technical().get("video.level").replace(".", ""))
                .isEqualTo(Programs.ffprobe(mp4, "v:0", "level"));
        assertThat(film.creationTime()).as("an unset date").isEmpty();
        assertThat(film.embeddedPersonal()).isEmpty();
        assertThat(film.warnings()).isEmpty();
        assertThat(film.tool()).isEqualTo("Posterity");
    }

    @Test
    void tellsOfAnMp4WhatMediainfoTells() throws Exception {
        Programs.need("mediainfo", "the second opinion on films");
        MediaDescription film = describer.describe(mp4, "film.mp4");

        String seen = Programs.run(
                "mediainfo", "--Inform=Video;%Width% %Height% %FrameRate% %Format% %Duration%", mp4.toString());
        assertThat(seen).isEqualTo("108 192 25.000 AVC 2000");
        assertThat(film.width()).hasValue(108);
        assertThat(film.height()).hasValue(192);
    }

    @Test
    void turnsTheSizeOfARotatedFilm() throws Exception {
        byte[] bytes = Files.readAllBytes(mp4);
        int matrix = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 44;
        ByteBuffer.wrap(bytes, matrix, 20)
                .putInt(0)
                .putInt(1 << 16)
                .putInt(0)
                .putInt(-1 << 16)
                .putInt(0);
        Path turned = Files.write(folder.resolve("turned.mp4"), bytes);

        MediaDescription film = describer.describe(turned, "turned.mp4");

        assertThat(Programs.run("mediainfo", "--Inform=Video;%Rotation%", turned.toString()))
                .isEqualTo("90.000");
        assertThat(film.rotation()).hasValue(90);
        assertThat(film.width()).hasValue(192);
        assertThat(film.height()).hasValue(108);
    }

    @Test
    void needsNoExtension() throws Exception {
        Path bare = Files.copy(mp4, folder.resolve("bare"));

        assertThat(describer.describe(bare, "bare")).isEqualTo(describer.describe(mp4, "film.mp4"));
    }

    @Test
    void readsOtherCodecsAndContainers() throws Exception {
        Path mov = Programs.film(folder.resolve("film.mov"), H264);
        Path hevc = Programs.film(
                folder.resolve("hevc.mp4"),
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-tag:v",
                "hvc1",
                "-c:a",
                "libmp3lame");
        Path sound = Programs.film(folder.resolve("sound.m4a"), "-vn", "-c:a", "aac");

        assertThat(describer.describe(mov, "film.mov"))
                .returns("video/quicktime", MediaDescription::mediaType)
                .returns(Optional.of("x-fmt/384"), MediaDescription::pronom)
                .returns(Optional.of("H.264"), MediaDescription::videoCodec)
                .returns(Optional.of("AAC"), MediaDescription::audioCodec);
        assertThat(describer.describe(hevc, "hevc.mp4"))
                .returns(Optional.of("H.265"), MediaDescription::videoCodec)
                .returns(Optional.of("MP3"), MediaDescription::audioCodec);
        assertThat(describer.describe(sound, "sound.m4a"))
                .returns("audio/mp4", MediaDescription::mediaType)
                .returns(Kind.AUDIO, MediaDescription::kind)
                .returns(Optional.empty(), MediaDescription::videoCodec);
    }

    @Test
    void knowsTheTypeOfOtherContainers() throws Exception {
        String[] quick = {"-c:v", "mpeg4", "-an"};
        assertThat(describer
                        .describe(Programs.film(folder.resolve("a.mkv"), quick), "x")
                        .pronom())
                .contains("fmt/569");
        assertThat(describer
                        .describe(Programs.film(folder.resolve("a.avi"), quick), "x")
                        .pronom())
                .contains("fmt/5");
        Path webm = Programs.film(
                folder.resolve("a.webm"), "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus", "-t", "0.4");
        MediaDescription film = describer.describe(webm, "a.webm");
        assertThat(film.mediaType()).isEqualTo("video/webm");
        assertThat(film.pronom()).contains("fmt/573");
        assertThat(film.duration()).isEmpty();
    }

    @Test
    void asksFfprobeOnlyWhereItIsSwitchedOn() throws Exception {
        Path webm = Programs.film(
                folder.resolve("b.webm"), "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus", "-t", "0.4");
        FfProbe ffprobe = new FfProbe("ffprobe", Duration.ofSeconds(20));
        MediaDescription film = new MediaDescriber(Optional.of(ffprobe)).describe(webm, "b.webm");

        assertThat(film.videoCodec()).contains("VP8");
        assertThat(film.audioCodec()).contains("Opus");
        assertThat(film.width()).hasValue(108);
        assertThat(film.frameRate()).hasValue(25.0);
        assertThat(film.duration().orElseThrow()).isBetween(Duration.ofMillis(350), Duration.ofMillis(450));
        assertThat(film.tool()).contains("ffprobe " + ffprobe.version().orElseThrow());
    }

    @Test
    void recordsThatFfprobeIsAbsent() {
        FfProbe absent = new FfProbe("no-such-program-anywhere", Duration.ofSeconds(1));
        MediaDescription film = new MediaDescriber(Optional.of(absent)).describe(mp4, "film.mp4");

        assertThat(absent.version()).isEmpty();
        assertThat(film.videoCodec()).contains("H.264");
        assertThat(film.warnings()).singleElement().asString().contains("ffprobe");
    }

    @Test
    void namesKindsOfPersonalMetadataAndNeverTheirValues() throws Exception {
        Path telling = Programs.film(
                folder.resolve("telling.mov"),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-t",
                "0.4",
                "-an",
                "-metadata",
                "location=+48.2082+016.3738/",
                "-metadata",
                "make=Brand-Z",
                "-metadata",
                "model=Model-Q",
                "-metadata",
                "artist=Nobody-Real",
                "-metadata",
                "title=Secret-Title",
                "-metadata",
                "creation_time=2024-05-06T07:08:09Z");
        Path keyed = Programs.film(
                folder.resolve("keyed.mp4"),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-t",
                "0.4",
                "-an",
                "-movflags",
                "use_metadata_tags",
                "-metadata",
                "com.apple.quicktime.location.ISO6709=+48.2082+016.3738/",
                "-metadata",
                "com.apple.quicktime.model=Model-Q");

        MediaDescription film = describer.describe(telling, "telling.mov");

        assertThat(film.embeddedPersonal()).contains("location", "device", "person", "description");
        assertThat(film.creationTime()).contains(Instant.parse("2024-05-06T07:08:09Z"));
        assertThat(film.toString()).doesNotContain("48.2", "Brand-Z", "Model-Q", "Nobody-Real", "Secret-Title");
        assertThat(describer.describe(keyed, "keyed.mp4").embeddedPersonal()).contains("location", "device");
    }

    @Test
    void seeksOverMediaDataOfManyGigabytes() throws Exception {
        byte[] film = Files.readAllBytes(mp4);
        int mdat = new String(film, StandardCharsets.ISO_8859_1).indexOf("mdat") - 4;
        int moov = new String(film, StandardCharsets.ISO_8859_1).lastIndexOf("moov") - 4;
        assertThat(mdat).as("ffmpeg writes the movie box last").isLessThan(moov);
        long length = 5L << 30;
        Path huge = folder.resolve("huge.mp4");
        try (FileChannel channel = FileChannel.open(
                huge, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(film, 0, mdat));
            ByteBuffer box = ByteBuffer.allocate(16)
                    .putInt(1)
                    .put("mdat".getBytes(StandardCharsets.US_ASCII))
                    .putLong(length);
            channel.write(box.flip());
            channel.write(ByteBuffer.wrap(film, moov, film.length - moov), mdat + length);
        }

        long before = bytesRead();
        MediaDescription described = describer.describe(huge, "huge.mp4");

        assertThat(bytesRead() - before).isLessThan(1 << 20);
        assertThat(described.videoCodec()).contains("H.264");
        assertThat(described.width()).hasValue(108);
        assertThat(described.frameRate()).hasValue(25.0);
        assertThat(described.warnings()).isEmpty();
        Files.delete(huge);
    }

    /** What the kernel counted for this process; 0 where the kernel does not count. */
    private static long bytesRead() throws IOException {
        Path counters = Path.of("/proc/self/io");
        return Files.isReadable(counters)
                ? Long.parseLong(Files.readAllLines(counters).get(0).replaceAll("\\D", ""))
                : 0;
    }

    @Test
    void saysWhenAFilmIsCutShort() throws Exception {
        byte[] whole = Files.readAllBytes(mp4);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));

        MediaDescription film = describer.describe(cut, "cut.mp4");

        assertThat(film.mediaType()).isEqualTo("video/mp4");
        assertThat(film.warnings()).anyMatch(warning -> warning.contains("incomplete"));
    }

    @Test
    void survivesTruncationAndDamageEverywhere() throws Exception {
        byte[] whole = Files.readAllBytes(mp4);
        int moov = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("moov") - 4;
        Path file = folder.resolve("damaged.mp4");
        for (int end = 1; end < whole.length; end += 1 + whole.length / 80) {
            Files.write(file, Arrays.copyOf(whole, end));
            assertThat(describer.describe(file, "damaged.mp4")).isNotNull();
        }
        Random random = new Random(20);
        for (int round = 0; round < 150; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 6; i++) {
                damaged[moov + random.nextInt(whole.length - moov)] =
                        (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            Files.write(file, damaged);
            assertThat(describer.describe(file, "damaged.mp4")).isNotNull();
        }
    }
}
