package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that files bear in the wild, with what they are. */
class HandedOverNamesTest {
    @TempDir
    private Path folder;

    private final Map<String, Integer> ordinals = new HashMap<>();

    @Test
    void placesEveryNameAlone() throws IOException {
        for (String[] row : rows()) {
            FileFate fate =
                    heap("alone" + row[0].hashCode()).file(row[0]).match().get(row[0]);
            check(row, fate);
        }
    }

    @Test
    void placesAllNamesTogether() throws IOException {
        List<String[]> rows = rows();
        Heap heap = heap("together");
        rows.forEach(row -> heap.file(row[0]));
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

    private Heap heap(String name) throws IOException {
        Heap heap = new Heap(java.nio.file.Files.createDirectories(folder.resolve(name)));
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
