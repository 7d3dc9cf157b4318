package org.posterity.format.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcReaderTest {
    @TempDir
    Path folder;

    @Test
    void handsOutWhatWasWritten() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");
        List<WarcEntry> entries = new ArrayList<>();
        List<byte[]> payloads = new ArrayList<>();

        List<WarcEntry> elsewhere = new WarcReader().forEachRecord(written.file(), (entry, payload) -> {
            entries.add(entry);
            payloads.add(payload.readAllBytes());
        });

        assertThat(elsewhere).isEmpty();
        assertThat(entries).isEqualTo(written.entries());
        assertThat(payloads.get(0)).isEqualTo(Samples.video());
        assertThat(payloads.get(1)).isEqualTo(Samples.PAGE);
        assertThat(payloads.get(2)).isEmpty();
        assertThat(payloads.get(3)).asString().isEqualTo("{\"name\":\"Kelp.mp4\"}");
        assertThat(payloads.get(4)).as("the revisit's").isEqualTo(Samples.video());
    }

    @Test
    void passesOverWhatNobodyReads() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");
        List<WarcEntry> entries = new ArrayList<>();

        new WarcReader().forEachRecord(written.file(), (entry, payload) -> {
            entries.add(entry);
            payload.readNBytes(entries.size() % 2);
        });

        assertThat(entries).isEqualTo(written.entries());
    }

    @Test
    void readsTheSameEntriesFromHeadersWithoutReadingPayloads() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");
        try (CountingChannel channel = new CountingChannel(FileChannel.open(written.file()))) {
            assertThat(WarcReader.entries(channel)).isEqualTo(written.entries());
            assertThat(channel.bytesRead()).isLessThan(Files.size(written.file()) / 4);
        }
        Files.write(written.file(), new byte[] {1}, StandardOpenOption.APPEND);
        try (FileChannel damaged = FileChannel.open(written.file())) {
            assertThatThrownBy(() -> WarcReader.entries(damaged)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void tellsWhichRevisitsReferToAnotherFile() throws Exception {
        WarcEntry held = Samples.write(folder, "post.warc").entries().get(0);
        Path later = folder.resolve("later.warc");
        WarcEntry revisit;
        try (WarcFile warc = WarcFile.create(later, Samples.DATE, "later")) {
            warc.warcinfo(Map.of("software", "x"));
            revisit = warc.revisit(Samples.BASE.resolve("again.mp4"), held);
            warc.finish();
        }

        List<WarcEntry> elsewhere = new WarcReader().forEachRecord(later, (entry, payload) -> {
            throw new AssertionError("Nothing is here to be handed out.");
        });

        assertThat(elsewhere).extracting(WarcEntry::recordId).containsExactly(revisit.recordId());
        assertThat(elsewhere).extracting(WarcEntry::payload).containsExactly(held.payload());
    }

    @Test
    void failsOnADamagedPayload() throws Exception {
        Path file = Samples.write(folder, "post.warc").file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[500_000] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> readAll(file)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        Files.write(file, Arrays.copyOf(bytes, 700_000));
        assertThatThrownBy(() -> readAll(file)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        Files.writeString(file, "WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
        assertThatThrownBy(() -> readAll(file)).isInstanceOf(IOException.class).hasMessageContaining("profile");
    }

    private static void readAll(Path file) throws IOException {
        new WarcReader().forEachRecord(file, (entry, payload) -> payload.readAllBytes());
    }
}
