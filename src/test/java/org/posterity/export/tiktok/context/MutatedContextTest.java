package org.posterity.export.tiktok.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.ContextReadings;
import org.posterity.export.Donation;
import org.posterity.model.Finding;

/** Files beside an export that were damaged in every way that chance thinks of. */
class MutatedContextTest {
    private static final String SECRET = "how we dry kelp";

    @TempDir
    private Path folder;

    @Test
    void noDamageThrowsOrPutsAValueIntoAFinding() {
        Random random = new Random(20_261_122);
        List<byte[]> originals = List.of(
                Donation.resource("studio-csv/en/Content.csv"),
                Donation.resource("studio-csv/ja/Content.csv"),
                Donation.resource("studio-csv/en/Overview.csv"),
                Donation.resource("studio-csv/en/FollowerHistory.csv"),
                ("{\"id\":\"7118434817674333537\",\"title\":\"" + SECRET
                                + "\",\"timestamp\":1657389764,\"stats\":{\"playCount\":3}}")
                        .getBytes(StandardCharsets.UTF_8),
                ("window.dbvd=String.raw`{\"7118434817674333537\":\"" + SECRET + "\"}`;")
                        .getBytes(StandardCharsets.UTF_8));
        List<String> names =
                List.of("a.csv", "b.csv", "c.csv", "d.csv", "7118434817674333537.info.json", "db_texts.js");
        for (int round = 0; round < 800; round++) {
            int which = random.nextInt(originals.size());
            byte[] damaged = damage(originals.get(which), random);
            ContextReadings reading =
                    new HandedOverFiles(folder).file(names.get(which), damaged).read();
            assertThat(reading.findings())
                    .extracting(Finding::what)
                    .noneMatch(what -> what.contains("kelp") || what.contains("7118434817674333537"));
            assertThat(reading.notes()).hasSizeLessThanOrEqualTo(12);
        }
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] damaged = original.clone();
        for (int times = 1 + random.nextInt(3); times > 0 && damaged.length > 1; times--) {
            int at = random.nextInt(damaged.length);
            int to = at + random.nextInt(Math.min(40, damaged.length - at));
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged = Arrays.copyOf(damaged, at);
                case 2 -> damaged = joined(Arrays.copyOf(damaged, at), Arrays.copyOfRange(damaged, to, damaged.length));
                case 3 -> damaged = joined(Arrays.copyOf(damaged, to), Arrays.copyOfRange(damaged, at, damaged.length));
                default -> damaged[at] = (byte) "\",;\n\t{}[]`0".charAt(random.nextInt(11));
            }
        }
        return damaged;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
