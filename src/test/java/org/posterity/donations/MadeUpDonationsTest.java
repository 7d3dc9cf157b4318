package org.posterity.donations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.PlainWarc;
import org.posterity.cli.StoredAip;
import org.posterity.cli.TestArchive;
import org.posterity.model.Digest;

/**
 * Whatever a legitimate donation looks like, it is archived whole. By default 200 are made; with
 * {@code -Dposterity.donations=2000 -Dposterity.donations.from=1000} as many others as wanted.
 */
class MadeUpDonationsTest {
    private static final int COUNT = Integer.getInteger("posterity.donations", 200);
    private static final int FROM = Integer.getInteger("posterity.donations.from", 0);
    private static final int BATCH = 50;

    @TempDir
    private Path home;

    @Test
    void areArchivedWhole() throws Exception {
        boolean ffmpeg = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
        assertThat(ffmpeg || !"true".equals(System.getenv("CI")))
                .as("needs ffmpeg: media of every type")
                .isTrue();
        MediaOfEveryType media = MediaOfEveryType.in(home, ffmpeg);
        List<String> wrong = new ArrayList<>();
        for (int from = FROM; from < FROM + COUNT; from += BATCH) {
            Path folder = Files.createDirectory(home.resolve("from-" + from));
            batch(folder, media, from, Math.min(from + BATCH, FROM + COUNT), wrong);
            Container.remove(folder);
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    private static void batch(Path folder, MediaOfEveryType media, int from, int to, List<String> wrong)
            throws IOException {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        Path inbox = Files.createDirectory(folder.resolve("donations"));
        Map<String, MadeUpDonation> made = new HashMap<>();
        for (int seed = from; seed < to; seed++) {
            MadeUpDonation donation = new MadeUpDonation(seed, media);
            Path place = inbox.resolve("d" + seed);
            donation.writeTo(place);
            TestArchive.Answer consent = desk.newRecord(
                    place.resolve("consent.json"),
                    donation.categories(),
                    "open",
                    "--account",
                    "tiktok:" + donation.account);
            assertThat(consent.exit()).as(consent.toString()).isZero();
            made.put(Container.of(seed).pack(place).getFileName().toString(), donation);
        }
        TestArchive.Answer answer = desk.run("ingest", inbox, "--json");
        for (JsonNode told : answer.json()) {
            if (!told.has("path")) {
                continue;
            }
            MadeUpDonation donation = made.remove(
                    Path.of(told.path("path").asText()).getFileName().toString());
            if (told.path("outcome").asText().equals("archived")) {
                look(donation, new StoredAip(desk.archive(), told), wrong);
            } else {
                wrong.add(donation.seed + ": " + told);
            }
        }
        made.values().forEach(donation -> wrong.add(donation.seed + ": nothing was said, but " + answer.err()));
    }

    private static void look(MadeUpDonation donation, StoredAip aip, List<String> wrong) {
        Set<String> payloads = new HashSet<>();
        for (PlainWarc.Record record : aip.records()) {
            payloads.add(Digest.sha256(record.block()).toString());
        }
        donation.kept().forEach((path, bytes) -> {
            if (!payloads.contains(Digest.sha256(bytes).toString())) {
                wrong.add(donation.seed + ": not kept: " + path);
            }
        });
        if (aip.posts().size() != donation.posts()) {
            wrong.add(donation.seed + ": " + aip.posts().size() + " posts listed, not " + donation.posts());
        }
        if (aip.told().at("/posts/held").asInt() < donation.held()) {
            wrong.add(donation.seed + ": " + aip.told().at("/posts/held") + " posts held, not " + donation.held());
        }
    }
}
