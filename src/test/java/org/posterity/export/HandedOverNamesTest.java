package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that files bear in the wild, with what they are. */
class HandedOverNamesTest {
    @TempDir
    private Path folder;

    private final Map<String, Integer> ordinals = new HashMap<>();

    @Test
    void placesEveryNameAlone() throws IOException {
        for (String[] row : rows()) {
            Heap heap = heap("alone" + row[0].hashCode());
            check(row, handOver(heap, row[0]).match().get(row[0]));
        }
    }

    @Test
    void placesAllNamesTogether() throws IOException {
        List<String[]> rows = rows();
        Heap heap = heap("together");
        rows.forEach(row -> handOver(heap, row[0]));
        Map<String, FileFate> fates = heap.match();
        rows.forEach(row -> check(row, fates.get(row[0])));
    }

    private void check(String[] row, FileFate fate) {
        if (row[0].endsWith(".info.json")) {
            assertThat(fate).as(row[0]).isInstanceOf(FileFate.Aside.class);
        } else if (ordinals.containsKey(row[1])) {
            assertThat(fate).as(row[0]).isInstanceOfSatisfying(FileFate.Matched.class, it -> {
                assertThat(it.post()).isEqualTo(ordinals.get(row[1]));
                assertThat(it.evidence()).isNotEmpty();
            });
        } else {
            assertThat(row[1]).matches("none.*|\\(position only\\)");
            assertThat(fate).as(row[0]).isEqualTo(new FileFate.Unmatched());
        }
    }

    /** More names of the same tools, by the key of the post, or none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data/Likes/videos/6962076112356658529.mp4 | perhaps p1",
                "data/Following/6745191554350760966/videos/6962076112356658529.mp4 | perhaps p1",
                "covers/7415613371640204641.jpg | p4",
                "2024-09-17 14-07-21_7415613371640204641.mp4 | p4",
                "photos/7452132452060908897/0.jpeg | p5",
                "photos/7452132452060908897/2.jpeg | p5",
                "2024-12-24_23-59-58.jpeg | p5",
                "2025-11-02-06-30-31.mp4 | p8",
                "20251102T063031.mp4 | p8",
                "user_1726582041_x_1735084798_7452132452060908897.mp4 | p5",
                "1726582041_1735084798_7452132452060908897.mp4 | p5",
                "how we dry kelp #islandlife [7118434817674333537].en.vtt | p2",
                "how we dry kelp #islandlife [7118434817674333537].eng-US.srt | p2",
                "ssstik.io_@kelp_1762065031_1731000000000.mp4 | none",
                "ssstik.io_@20251102063031_1731000000000.mp4 | none",
                "video_20.mp4 | none",
                "3F9C0A7BE2D14C58A6B0D9E1F2A3B4C5 (1).MP4 | none",
                "3f9c0a7be2d1762065031a6b0d9e1f2a.mp4 | none",
                "0b1f6c2e-1762-4c58-a6b0-176206503100.mov | none",
                "data/Following/7415613371640204641/avatar.jpg | none",
                "IMG_4821.MOV | none",
                "data.sqlite | aside",
                "data/.appdata/facts.json | aside"
            })
    void placesOtherNamesOfTheTools(String name, String key) throws IOException {
        FileFate fate = handOver(heap("more"), name).match().get(name);
        if (key.equals("aside")) {
            assertThat(fate).isInstanceOf(FileFate.Aside.class);
        } else if (key.startsWith("perhaps ")) {
            assertThat(fate).isInstanceOf(FileFate.Ambiguous.class);
            assertThat(fate.candidates()).containsExactly(ordinals.get(key.substring(8)));
        } else if (key.equals("none")) {
            assertThat(fate).isEqualTo(new FileFate.Unmatched());
        } else {
            assertThat(fate)
                    .isInstanceOfSatisfying(
                            FileFate.Matched.class, it -> assertThat(it.post()).isEqualTo(ordinals.get(key)));
        }
    }

    /** A sidecar that says nothing but by its name. */
    private static Heap handOver(Heap heap, String name) {
        return name.endsWith(".json") ? heap.sidecar(name, "{}") : heap.file(name);
    }

    private Heap heap(String name) throws IOException {
        Heap heap = new Heap(Files.createDirectories(folder.resolve(name)));
        JsonNode truth = new ObjectMapper().readTree(Donation.resource("ground_truth.json"));
        for (JsonNode post : truth.path("posts")) {
            ordinals.putIfAbsent(post.path("key").asText(), ordinals.size());
            String date = post.path("export_date_utc").asText().replace(' ', 'T') + "Z";
            heap.post(date);
        }
        return heap;
    }

    /** Name and post of every row; the middle column may be quoted. */
    private static List<String[]> rows() {
        return new String(Donation.resource("handed_over_file_names.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line ->
                        new String[] {line.substring(0, line.indexOf(',')), line.substring(line.lastIndexOf(',') + 1)})
                .toList();
    }
}
