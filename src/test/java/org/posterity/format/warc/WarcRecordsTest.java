package org.posterity.format.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.format.warc.WarcRecords.Located;
import org.posterity.model.Digest;

/** Records by their headers: which they are, where they lie, and how little is read to know it. */
class WarcRecordsTest {
    private static final URI FILM = URI.create("https://archive.invalid/a/film.mp4");
    private static final URI PAGE = URI.create("https://archive.invalid/a/index.html");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("a.warc");
        byte[] film = new byte[8 << 20];
        Path source = Files.write(folder.resolve("film.mp4"), film);
        try (WarcFile warc = WarcFile.create(file, Instant.parse("2026-04-01T08:09:10Z"), "seed")) {
            warc.warcinfo(Map.of("software", "test"));
            warc.resource(FILM, "video/mp4", source, film.length, Digest.sha256(film));
            warc.resource(PAGE, "text/html", "kelp".getBytes());
            warc.finish();
        }
    }

    @Test
    void recordsFollowOneAnotherToTheEndOfTheFile() throws IOException {
        List<Located> records = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        long end = walk(file, (record, block) -> {
            records.add(record);
            blocks.add(record.target().endsWith("html") ? new String(block.readAllBytes()) : "");
        });

        assertThat(end).isEqualTo(Files.size(file));
        assertThat(records).extracting(Located::type).containsExactly("warcinfo", "resource", "resource");
        assertThat(records).extracting(Located::target).containsExactly("", FILM.toString(), PAGE.toString());
        assertThat(records.get(0).offset()).isZero();
        for (int i = 1; i < records.size(); i++) {
            Located before = records.get(i - 1);
            assertThat(records.get(i).offset()).isEqualTo(before.blockOffset() + before.blockLength() + 4);
        }
        assertThat(blocks.get(2)).isEqualTo("kelp");
        assertThat(records.get(1).fields()).contains("WARC-Payload-Digest", "WARC-Target-URI");
    }

    @Test
    void theBlockOfAMediumIsNotRead() throws IOException {
        try (CountingChannel channel = new CountingChannel(FileChannel.open(file))) {
            assertThat(WarcRecords.forEach(channel, (record, block) -> {})).isEqualTo(Files.size(file));
            assertThat(Files.size(file)).isGreaterThan(8 << 20);
            assertThat(channel.bytesRead()).isLessThan(64 << 10);
        }
    }

    @Test
    void aRecordThatIsCutEndsTheWalkWhereItsBlockBegins() throws IOException {
        long[] film = new long[1];
        walk(file, (record, block) -> film[0] = record.target().endsWith("mp4") ? record.blockOffset() : film[0]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(1 << 20);
        }
        assertThat(walk(file, (record, block) -> {})).isEqualTo(film[0]);
    }

    @Test
    void whatIsNoWarcFileHasNoRecord() throws IOException {
        Path text = Files.writeString(folder.resolve("b.warc"), "kelp and kites");
        assertThat(walk(text, (record, block) -> {
                    throw new AssertionError("There is no record.");
                }))
                .isZero();
    }

    private static long walk(Path warc, WarcRecords.Visitor visitor) throws IOException {
        try (FileChannel channel = FileChannel.open(warc)) {
            return WarcRecords.forEach(channel, visitor);
        }
    }
}
