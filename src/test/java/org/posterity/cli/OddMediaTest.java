package org.posterity.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media that are damaged, claim odd things or are none: what can be kept is kept, and what is wrong is said where it is seen. */
class OddMediaTest {
    @TempDir
    private Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void donation() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = SampleDonation.in(folder.resolve("kelp")).export(ExportVersion.V4);
    }

    @Test
    void archivesPapersAndDamagedMediaAreNamedInTheReportAndCountedForScripts() throws Exception {
        Path listed = Files.write(donation.folder().resolve("signed.pdf"), "%PDF-1.7 signed".getBytes(UTF_8));
        donation.media(SampleDonation.P1, new byte[0])
                .media(SampleDonation.P2, cut(TinyMedia.mp4(2)))
                .media("everything.rar", "Rar!\32\7\1\0canary".getBytes(ISO_8859_1))
                .media("deed.pdf", "%PDF-1.7\n".getBytes(UTF_8))
                .media("bomb.png", bomb());

        StoredAip aip = desk.archived(desk.consented(donation, "--evidence", listed));

        assertThat(aip.told().path("alerts").toString())
                .isEqualTo("{\"archive-not-opened\":1,\"paper-not-listed\":1,\"damaged-media\":2}");
        assertThat(aip.told().toString()).doesNotContain("everything", "deed", SampleDonation.P1);
        String report = StoredAip.read(aip.ledger("report.html"));
        assertThat(report)
                .contains("1 archive was not opened: unpack first", "media/everything.rar")
                .contains("1 document was not taken in: if it is a signed paper", "media/deed.pdf")
                .contains("2 media files are damaged or empty")
                .contains("Not all metadata were read")
                .doesNotContain("signed.pdf");
        assertThat(aip.file("media/" + SampleDonation.P1).path("kept").asBoolean())
                .isTrue();
        assertThat(aip.post("2021-05-14").path("status").asText()).isEqualTo("missing");
        assertThat(StoredAip.read(aip.ledger("files.jsonl")).lines())
                .filteredOn(line -> line.contains(SampleDonation.P1) || line.contains(SampleDonation.P2))
                .hasSize(2)
                .allMatch(line -> line.contains("\"damage\":["));
        assertThat(aip.file("media/bomb.png").path("kept").asBoolean()).isTrue();
        assertThat(aip.file("media/everything.rar").path("rule").asText()).isEqualTo("archive-not-opened");
        assertThat(desk.run("validate", aip.bag()).exit()).isZero();
    }

    /** What a recorder leaves that is switched off: the data, and no movie box. */
    private static byte[] cut(byte[] film) {
        String text = new String(film, ISO_8859_1);
        byte[] brand = Arrays.copyOf(film, text.indexOf("moov") - 4);
        byte[] data = Arrays.copyOfRange(film, text.indexOf("mdat") - 4, film.length - 100);
        return ByteBuffer.allocate(brand.length + data.length)
                .put(brand)
                .put(data)
                .array();
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(ISO_8859_1));
        try (OutputStream out = new DeflaterOutputStream(text)) {
            for (int i = 0; i < 200; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        ByteBuffer png =
                ByteBuffer.allocate(8 + 25 + 12 + text.size() + 12).put("\211PNG\r\n\32\n".getBytes(ISO_8859_1));
        png.putInt(13)
                .put("IHDR".getBytes(UTF_8))
                .putInt(1)
                .putInt(1)
                .putInt(0x08030000)
                .put((byte) 0)
                .putInt(0);
        png.putInt(text.size())
                .put("zTXt".getBytes(UTF_8))
                .put(text.toByteArray())
                .putInt(0);
        return png.putInt(0).put("IEND".getBytes(UTF_8)).putInt(0).array();
    }

    @Test
    void aFilmIsKeptWhateverItsHeaderSaysOfItsLength() throws Exception {
        Map<String, Integer> lengths =
                Map.of("none.mp4", 0, "one.mp4", 1, "hundred.mp4", 360_000_000, "most.mp4", -2, "unknown.mp4", -1);
        int seed = 20;
        for (Map.Entry<String, Integer> length : lengths.entrySet()) {
            byte[] film = TinyMedia.mp4(seed++);
            int header = new String(film, ISO_8859_1).indexOf("mvhd") + 4;
            donation.media(
                    length.getKey(),
                    ByteBuffer.wrap(film).putInt(header + 16, length.getValue()).array());
        }
        for (long length : new long[] {1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            ByteBuffer header =
                    ByteBuffer.allocate(112).put((byte) 1).putInt(20, 1000).putLong(24, length);
            byte[] wide = TinyMedia.box("moov", TinyMedia.box("mvhd", header.array()));
            byte[] data = TinyMedia.box("mdat", new byte[] {(byte) seed++});
            byte[] brand = TinyMedia.box("ftyp", "isom\0\0\2\0isom".getBytes(ISO_8859_1));
            donation.media(
                    "wide" + length + ".mp4",
                    ByteBuffer.allocate(brand.length + wide.length + data.length)
                            .put(brand)
                            .put(wide)
                            .put(data)
                            .array());
        }

        StoredAip aip = desk.archived(desk.consented(donation));

        donation.media()
                .keySet()
                .forEach(name -> assertThat(
                                aip.file("media/" + name).path("kept").asBoolean())
                        .as(name)
                        .isTrue());
        assertThat(StoredAip.read(aip.ledger("files.jsonl"))).contains("\"PT100H\"");
        assertThat(aip.findings()).doesNotContain("damaged-media");
    }

    @Test
    void aPostWhoseLinkTellsNoKindIsWhatItsFilesAre() throws Exception {
        for (String link : new String[] {"", "N/A", "https://www.tiktok.com/login?redirect=x"}) {
            ObjectNode export = (ObjectNode) ExportVersion.V4.tree();
            ((ObjectNode) export.path("Post").path("Posts").path("VideoList").get(4)).put("Link", link);
            TestArchive own = TestArchive.in(folder.resolve("desk" + link.length()));
            SampleDonation photos = SampleDonation.in(folder.resolve("photos" + link.length()))
                    .export(ExportVersion.V4.fileName(), ExportVersion.JSON.writeValueAsBytes(export));
            for (int i = 1; i <= 3; i++) {
                photos.photo(String.format(SampleDonation.P5_PHOTO, i), i);
            }
            StoredAip aip = own.archived(own.consented(photos));

            assertThat(StoredAip.read(aip.ledger("report.html"))).as(link).contains("photo post");
            assertThat(aip.post("2024-12-24").path("status").asText()).isEqualTo("held");
        }
    }

    @Test
    void aHalfHeldPhotoPostSaysHowMuchOfItIsHere() throws Exception {
        donation.photo(String.format(SampleDonation.P5_PHOTO, 1), 1)
                .photo(String.format(SampleDonation.P5_PHOTO, 2), 2);

        StoredAip aip = desk.archived(desk.consented(donation));

        assertThat(StoredAip.read(aip.ledger("report.html")))
                .contains("2 of 3 photos")
                .contains("Of its 3 photos, 2 were received");
    }
}
