package org.posterity.format.warc;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.posterity.model.Digest;

/** A small WARC file with every kind of record that is written, and what went into it. */
final class Samples {
    static final Instant DATE = Instant.parse("2026-03-04T05:06:07.890Z");
    static final URI BASE = URI.create("https://archive.example.org/aip/abc/posts/1/");
    static final byte[] PAGE = "<!doctype html><title>Ünï</title><p>Kelp".getBytes(StandardCharsets.UTF_8);

    private Samples() {}

    /** More than one chunk and not a multiple of it. */
    static byte[] video() {
        byte[] video = new byte[1_200_001];
        new Random(7).nextBytes(video);
        return video;
    }

    static WrittenWarc write(Path folder, String name) throws IOException {
        Path video = folder.resolve(name + ".mp4");
        Files.write(video, video());
        try (WarcFile warc = WarcFile.create(folder.resolve(name), DATE, "urn:posterity:abc 0001 " + name)) {
            warc.warcinfo(Map.of(
                    "software", "Posterity/0.1",
                    "operator", "An Archive\r\nWARC-Type: response\r\n\r\n",
                    "conformsTo", "http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1-1_latestdraft.pdf",
                    "description", "Received from the donor, not captured from the platform."));
            WarcEntry held = warc.resource(
                    BASE.resolve("media/1.mp4"), "video/mp4", video, Files.size(video), Digest.sha256(video()));
            warc.resource(BASE.resolve("page.html"), "text/html; charset=utf-8", PAGE);
            warc.resource(BASE.resolve("empty.txt"), "text/plain", new byte[0]);
            warc.metadata(
                    BASE.resolve("media/1.mp4.json"),
                    held,
                    "application/json",
                    "{\"name\":\"Kelp.mp4\"}".getBytes(StandardCharsets.UTF_8));
            warc.revisit(BASE.resolve("media/2.mp4"), held);
            return warc.finish();
        }
    }
}
