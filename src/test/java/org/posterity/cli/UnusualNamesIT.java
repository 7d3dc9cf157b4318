package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusualNamesIT {
    private static final List<String> BELONG_TO_NO_POST = List.of(
            "line\nbreak.mp4",
            "quo\"te's.mp4",
            "\u00e9\ud83d\ude00.mp4",
            "e\u0301\ud83d\ude00.mp4",
            "Draft.mp4",
            "draft.mp4",
            "DRAFT.MP4",
            "stra\u00dfe.mp4",
            "STRASSE.mp4",
            "con.mp4",
            "aux",
            "trailing. ",
            "tab\tand bell\u0007.mp4",
            "x".repeat(250) + ".mp4",
            "y".repeat(251),
            "\u00e9".repeat(125) + ".mp4",
            "%2e%2e%2f.mp4",
            "-rf.mp4",
            "a:b*c?d|e<f>.mp4",
            "back\\slash.mp4",
            "\u202egpj.mp4");

    @TempDir
    Path scratch;

    @Test
    void areKeptAsMetadataAndTheBagSuitsEveryRepository() throws Exception {
        Path donation = new PseudoDonation("kelp.and.kites", 2).writeTo(scratch.resolve("donation"), 2000);
        String post = PseudoDonation.videoName(0).replace(".mp4", "");
        List<String> belongToOnePost =
                List.of(post + " Clip.mp4", post + " clip.MP4", post + " \u00e9.mp4", post + " e\u0301.mp4");
        int seed = 100;
        for (String name : Stream.concat(BELONG_TO_NO_POST.stream(), belongToOnePost.stream())
                .toList()) {
            try (OutputStream out = Files.newOutputStream(donation.resolve(name))) {
                PseudoDonation.video(out, 1000, seed++);
            }
        }
        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("archive"));
        Path settings = PackagedProgram.settings(scratch.resolve("config"), Map.of());

        PackagedProgram.Ended ended = PackagedProgram.run(
                scratch.resolve("output"),
                "ingest",
                donation.toString(),
                "--archive",
                archive.folder().toString(),
                "--config",
                settings.toString());

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        Path bag = archive.bags().get(0);
        ArchiveOnDisk.requireValid(bag);
        Map<String, String> files = files(bag);
        assertThat(files).containsKeys(BELONG_TO_NO_POST.toArray(String[]::new));
        BELONG_TO_NO_POST.forEach(name -> assertThat(files.get(name)).isEqualTo("unmatched, kept"));
        belongToOnePost.forEach(name -> assertThat(files.get(name)).isEqualTo("matched, kept"));
        try (Stream<Path> unmatched = Files.list(bag.resolve("data/unmatched"))) {
            assertThat(unmatched).hasSize(BELONG_TO_NO_POST.size());
        }
    }

    /** Every file handed over, by its original path: how it was matched, and whether it is kept. */
    private static Map<String, String> files(Path bag) throws Exception {
        Map<String, String> files = new HashMap<>();
        for (JsonNode file : new StoredRecords(bag.resolve("data/accessions/0001")).files()) {
            files.put(
                    file.path("path").asText(),
                    file.path("match").asText() + (file.path("kept").asBoolean() ? ", kept" : ", left out"));
        }
        return files;
    }
}
