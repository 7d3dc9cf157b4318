package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile and broken submissions in one batch with a good one, from the command line to what is left on the disk. */
class HostileSubmissionsIT {
    /** Stands in every file name, caption and value that is personal here. */
    private static final String PRIVATE = "juniper";

    @TempDir
    Path scratch;

    @Test
    void eachIsReportedTheRestGoesOnAndNothingPersonalReachesTheLog() throws Exception {
        Path batch = Files.createDirectory(scratch.resolve("batch"));
        Path donation = new PseudoDonation(PRIVATE, 2).writeTo(scratch.resolve("donation"), 1000);
        zip(batch.resolve("a-escapes.zip"), donation, "../../" + PRIVATE + ".mp4");
        zip(batch.resolve("b-absolute.zip"), donation, "C:\\" + PRIVATE + ".mp4");
        Path bomb = zip(batch.resolve("c-bomb.zip"), donation, PRIVATE + "-bomb.mp4");
        cut(PseudoDonation.zip(donation, batch.resolve("d-cut.zip")));
        broken(donation, batch.resolve("e-broken-json"), text -> text.replace("\"Likes\"", PRIVATE + " \"Likes\""));
        broken(donation, batch.resolve("f-half-json"), text -> text.substring(0, text.length() / 2));
        broken(donation, batch.resolve("g-odd-values"), text -> text.replace("2024-05-01 10:00:00", PRIVATE));
        Files.delete(copy(donation, batch.resolve("h-no-consent")).resolve("consent.json"));
        Path noise = copy(donation, batch.resolve("i-noise"));
        Files.writeString(noise.resolve(PRIVATE + ".mp4"), "not a video of " + PRIVATE);
        Files.writeString(noise.resolve("consent.json"), "{\"" + PRIVATE + "\": ");
        new PseudoDonation(PRIVATE + ".two", 2).writeTo(batch.resolve("z-good"), 1000);
        assertThat(Files.size(bomb)).isLessThan(2_000_000);
        SortedMap<String, String> before = digests(batch);

        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("archive"));
        Path settings =
                PackagedProgram.settings(scratch.resolve("config"), Map.of("intake.max-unpacked-bytes", "100000000"));
        PackagedProgram.Ended ended = PackagedProgram.run(
                scratch.resolve("output"),
                "ingest",
                batch.toString(),
                "--json",
                "--archive",
                archive.folder().toString(),
                "--config",
                settings.toString());

        assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
        List<String> reasons = new ArrayList<>();
        for (String line : ended.out().lines().toList()) {
            JsonNode json = new ObjectMapper().readTree(line);
            reasons.add(
                    Path.of(json.path("path").asText()).getFileName().toString().charAt(0) + " "
                            + json.path("reason").asText(json.path("outcome").asText()));
            if (json.has("report")) {
                assertThat(Path.of(json.path("report").asText())).isRegularFile();
            }
        }
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "a escaping-entry",
                        "b absolute-entry",
                        "c unpacks-too-large",
                        "d unreadable-archive",
                        "e malformed-export",
                        "f truncated-export",
                        "g archived",
                        "h no-consent-record",
                        "i invalid-consent-record",
                        "z archived");
        assertThat(archive.list()).hasSize(2);
        assertThat(ended.err()).doesNotContain(PRIVATE).doesNotContain("\tat ");
        assertThat(ended.out()).doesNotContain(PRIVATE);
        assertThat(digests(batch)).isEqualTo(before);
        assertThat(archive.filesInWorkspace()).isEmpty();
    }

    private interface Edit {
        String of(String export);
    }

    private static void broken(Path donation, Path folder, Edit edit) throws Exception {
        Path export = copy(donation, folder).resolve("user_data_tiktok.json");
        Files.writeString(export, edit.of(Files.readString(export)));
    }

    private static Path copy(Path donation, Path folder) throws Exception {
        Files.createDirectory(folder);
        try (Stream<Path> files = Files.list(donation)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        return folder;
    }

    /** The donation, and an entry of a gigabyte of zeros under a name of its own. */
    private static Path zip(Path zip, Path donation, String name) throws Exception {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry("consent.json"));
            Files.copy(donation.resolve("consent.json"), out);
            out.putNextEntry(new ZipEntry("user_data_tiktok.json"));
            Files.copy(donation.resolve("user_data_tiktok.json"), out);
            out.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < (name.contains("bomb") ? 300 : 1); i++) {
                out.write(zeros);
            }
        }
        return zip;
    }

    private static void cut(Path file) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 40));
    }

    private static SortedMap<String, String> digests(Path folder) throws Exception {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }
}
