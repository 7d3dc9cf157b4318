package org.posterity.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFilmsTest {

    @Test
    void areH264WithAacInNineBySixteen() throws Exception {
        ArchiveSamples.needs("ffprobe", "whether the sample films are what they claim to be");
        List<Path> films = filesEndingIn(".mp4", ".MOV");
        assertThat(films).hasSizeGreaterThan(15);
        for (Path film : films) {
            JsonNode found = new ObjectMapper()
                    .readTree(run("ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", "" + film));
            JsonNode picture = found.at("/streams/0");
            assertThat(picture.get("codec_name").asText()).as(film.toString()).isEqualTo("h264");
            assertThat(picture.get("pix_fmt").asText()).isEqualTo("yuv420p");
            assertThat(picture.get("width").asInt() * 16)
                    .isEqualTo(picture.get("height").asInt() * 9);
            assertThat(found.at("/streams/1/codec_name").asText()).isEqualTo("aac");
            assertThat(found.at("/format/duration").asDouble()).isBetween(1.9, 4.1);
        }
    }

    @Test
    void playFromTheFirstToTheLastFrame() throws Exception {
        ArchiveSamples.needs("ffmpeg", "whether a sample film can be decoded");
        for (String film : List.of("6962076112356658529.mp4", "20251102T063000.mp4")) {
            Path file = ArchiveSamples.ROOT.resolve("kelp-and-kites/media").resolve(film);
            // With -xerror ffmpeg stops, and run fails, at the first frame that cannot be decoded.
            String frames = run("ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", "" + file, "-f", "framemd5", "-");
            assertThat(frames.lines().filter(line -> line.startsWith("0,"))).hasSizeGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void haveTheirIndexAtTheFrontInSomeAndAtTheEndInOthers() throws IOException {
        assertThat(topLevelBoxes("kelp-and-kites/media/6962076112356658529.mp4"))
                .containsSubsequence("moov", "mdat");
        assertThat(topLevelBoxes("kelp-and-kites/media/20251102T063000.mp4")).containsSubsequence("mdat", "moov");
    }

    @Test
    void comeWithPhotosThatBeginAndEndAsJpegs() throws IOException {
        List<Path> photos = filesEndingIn(".jpeg");
        assertThat(photos).hasSize(5);
        for (Path photo : photos) {
            byte[] bytes = Files.readAllBytes(photo);
            assertThat(bytes).startsWith(0xFF, 0xD8, 0xFF);
            assertThat(new byte[] {bytes[bytes.length - 2], bytes[bytes.length - 1]})
                    .containsExactly(0xFF, 0xD9);
        }
    }

    /** ISO/IEC 14496-12, 4.2: four bytes of size, four of type. */
    private static List<String> topLevelBoxes(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(ArchiveSamples.ROOT.resolve(file));
        List<String> types = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            types.add(new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1));
            at += ByteBuffer.wrap(bytes).getInt(at);
        }
        return types;
    }

    private static List<Path> filesEndingIn(String... endings) {
        return ArchiveSamples.filesIn(ArchiveSamples.ROOT).stream()
                // One of the hostile ones is a film without any bytes.
                .filter(file -> !file.startsWith(ArchiveSamples.ROOT.resolve("hostile")))
                .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
                .toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
