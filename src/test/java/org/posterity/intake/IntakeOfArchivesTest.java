package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;

class IntakeOfArchivesTest {
    @TempDir
    Path temp;

    private final Map<String, byte[]> donation = new LinkedHashMap<>();
    private Door door;

    @BeforeEach
    void aDonation() {
        donation.put("videos/a.mp4", random(3_000_000));
        donation.put("consent.json", "{}".getBytes());
        donation.put("user_data_tiktok.json", "{\"Post\":{}}".repeat(1000).getBytes());
        door = new Door(temp, IntakeLimits.defaults());
    }

    @Test
    void hasOneDigestForTheSameContentHoweverItIsPacked() throws IOException {
        Path folder = temp.resolve("folder");
        for (Map.Entry<String, byte[]> file : donation.entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Submission expected = door.received(folder);

        List<Submission> packed = List.of(
                door.received(write("a.zip", zip(donation, ""))),
                door.received(write("wrapped.zip", zip(donation, "kelp/"))),
                door.received(write("a.tar", tar(donation, "./"))),
                door.received(write("wrapped.tar", tar(donation, "kelp/"))),
                door.received(write("a.tgz", gzip(tar(donation, "")))),
                door.received(write("no ending at all", gzip(tar(donation, "kelp/")))));

        assertThat(packed).allSatisfy(submission -> {
            assertThat(submission.digest()).isEqualTo(expected.digest());
            assertThat(Door.paths(submission)).isEqualTo(Door.paths(expected));
            assertThat(Files.readString(submission.consentFile().orElseThrow())).isEqualTo("{}");
            for (ReceivedFile file : submission.files()) {
                assertThat(Files.readAllBytes(file.location())).isEqualTo(donation.get(file.path()));
                assertThat(file.sha256().hex()).isEqualTo(Door.sha256(donation.get(file.path())));
            }
        });
        assertThat(packed).extracting(Submission::form).containsExactly("zip", "zip", "tar", "tar", "tar.gz", "tar.gz");
    }

    @Test
    void keepsNamesThatNoFileSystemWouldKeepApart() throws IOException {
        List<String> names = List.of(
                "a\nb.mp4",
                "say \"cheese\".jpg",
                "\uD83D\uDE00.mp4",
                "n".repeat(251) + ".mp4",
                Normalizer.normalize("Crème.mp4", Normalizer.Form.NFC),
                Normalizer.normalize("Crème.mp4", Normalizer.Form.NFD),
                "clip.MP4",
                "CLIP.mp4",
                "con",
                "trailing. ",
                "deep/".repeat(60) + "x");
        Map<String, byte[]> files = new LinkedHashMap<>();
        names.forEach(name -> files.put(name, name.getBytes(StandardCharsets.UTF_8)));

        for (Path archive : List.of(write("names.zip", zip(files, "")), write("names.tar", tar(files, "")))) {
            Submission submission = door.received(archive);
            assertThat(Door.paths(submission)).containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                assertThat(Door.read(submission, name)).isEqualTo(name);
            }
            assertThat(submission.files())
                    .allSatisfy(file ->
                            assertThat(file.location().getFileName().toString()).matches("[0-9]+"));
        }
    }

    @Test
    void readsUtf8NamesThatAreNotMarkedAsSuch() throws IOException {
        RawZip zip = new RawZip();
        zip.entry("été.mp4", new byte[1]).flags = 0;

        Submission submission = door.received(zip.to(temp.resolve("a.zip")));

        assertThat(Door.paths(submission)).containsExactly("été.mp4");
        assertThat(submission.findings()).isEmpty();
    }

    @Test
    void readsOtherNamesAsCodePage437AndSaysSo() throws IOException {
        RawZip zip = new RawZip();
        zip.entry("été.mp4".getBytes(Charset.forName("IBM437")), new byte[1]).flags = 0;

        Submission submission = door.received(zip.to(temp.resolve("a.zip")));

        assertThat(Door.paths(submission)).containsExactly("été.mp4");
        assertThat(submission.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("name-encoding-guessed", "a.zip"));
    }

    @Test
    void readsTheNameThatAnExtraFieldGives() throws IOException {
        byte[] raw = {(byte) 0xff, 'x'};
        CRC32 crc = new CRC32();
        crc.update(raw);
        byte[] name = "жx".getBytes(StandardCharsets.UTF_8);
        RawZip zip = new RawZip();
        RawZip.Entry entry = zip.entry(raw, new byte[1]);
        entry.flags = 0;
        entry.extra = RawZip.little(9 + name.length)
                .putShort((short) 0x7075)
                .putShort((short) (5 + name.length))
                .put((byte) 1)
                .putInt((int) crc.getValue())
                .put(name)
                .array();

        assertThat(Door.paths(door.received(zip.to(temp.resolve("a.zip"))))).containsExactly("жx");
    }

    @Test
    void takesOldWindowsBackslashesForFolders() throws IOException {
        RawZip zip = new RawZip().add("consent.json", "{}");
        RawZip.Entry entry = zip.entry("videos\\a.mp4", new byte[1]);
        entry.host = 0;
        entry.mode = 0;

        assertThat(Door.paths(door.received(zip.to(temp.resolve("a.zip")))))
                .containsExactly("consent.json", "videos/a.mp4");
    }

    @Test
    void readsDosTimesAsUtcAndBetterTimesWhereThereAreAny() throws IOException {
        RawZip zip = new RawZip();
        RawZip.Entry dos = zip.entry("dos", new byte[1]);
        dos.dosDate = (2024 - 1980) << 9 | 5 << 5 | 6;
        dos.dosTime = 7 << 11 | 8 << 5 | 5;
        RawZip.Entry unix = zip.entry("unix", new byte[1]);
        unix.extra = RawZip.little(9)
                .putShort((short) 0x5455)
                .putShort((short) 5)
                .put((byte) 1)
                .putInt(1_700_000_001)
                .array();
        RawZip.Entry none = zip.entry("zero", new byte[1]);
        none.dosDate = 0;
        none.dosTime = 0;

        assertThat(door.received(zip.to(temp.resolve("a.zip"))).files())
                .extracting(file -> file.modified().toString())
                .containsExactly("2024-05-06T07:08:10Z", "2023-11-14T22:13:21Z", "1980-01-01T00:00:00Z");
    }

    @Test
    void keepsTheTimesOfATar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry("a");
            entry.setLastModifiedTime(FileTime.from(Instant.parse("2024-05-06T07:08:09.1234567Z")));
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }

        assertThat(door.received(write("a.tar", bytes.toByteArray())).files())
                .extracting(file -> file.modified().toString())
                .containsExactly("2024-05-06T07:08:09.123456700Z");
    }

    @ParameterizedTest
    @EnumSource(Zip64Mode.class)
    void readsZipsOfEverySizeOfField(Zip64Mode mode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(mode);
            for (Map.Entry<String, byte[]> file : donation.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeArchiveEntry();
            }
        }

        assertThat(door.received(write("a.zip", bytes.toByteArray())).files()).hasSize(3);
    }

    @Test
    void opensArchivesInsideAndListsThemAsUnpacked() throws IOException {
        byte[] export = zip(Map.of("user_data_tiktok.json", "{}".getBytes()), "");
        byte[] inner = gzip(tar(Map.of("b.mp4", "b".getBytes()), "more/"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("consent.json", "{}".getBytes());
        files.put("TikTok_Data_1.zip", export);
        files.put("media/parts.zip", zip(Map.of("deep.TGZ", inner), ""));
        files.put("papers/deed.docx", zip(Map.of("word/document.xml", "x".getBytes()), ""));
        Path folder = temp.resolve("folder");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }

        Submission inFolder = door.received(folder);
        Submission inZip = door.received(write("all.zip", zip(files, "")));

        assertThat(Door.paths(inFolder))
                .containsExactly(
                        "TikTok_Data_1.zip",
                        "TikTok_Data_1.zip!/user_data_tiktok.json",
                        "consent.json",
                        "media/parts.zip",
                        "media/parts.zip!/deep.TGZ",
                        "media/parts.zip!/deep.TGZ!/more/b.mp4",
                        "papers/deed.docx");
        assertThat(inFolder.files())
                .filteredOn(ReceivedFile::unpacked)
                .extracting(ReceivedFile::path)
                .containsExactly("TikTok_Data_1.zip", "media/parts.zip", "media/parts.zip!/deep.TGZ");
        assertThat(inFolder.files().get(0).sha256().hex()).isEqualTo(Door.sha256(export));
        assertThat(inZip.digest()).isEqualTo(inFolder.digest());
    }

    @Test
    void leavesAloneWhatIsOnlyNamedLikeAnArchive() throws IOException {
        Path folder = temp.resolve("folder");
        Door.write(folder.resolve("page.zip"), "<html>");

        Submission submission = door.received(folder);

        assertThat(Door.paths(submission)).containsExactly("page.zip");
        assertThat(submission.findings()).extracting(Finding::code).containsExactly("not-an-archive");
    }

    @Test
    void leavesOutWhatMacosAddsToArchives() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("kelp/consent.json", "{}".getBytes());
        files.put("kelp/.DS_Store", "kept: it is in the folder".getBytes());
        files.put(".DS_Store", "beside".getBytes());
        files.put("__MACOSX/kelp/._consent.json", "attributes".getBytes());

        Submission submission = door.received(write("a.zip", zip(files, "")));

        assertThat(Door.paths(submission)).containsExactly(".DS_Store", "consent.json");
        assertThat(submission.findings())
                .extracting(Finding::code)
                .containsExactly("macos-attributes-left-out", "macos-attributes-left-out");
    }

    @Test
    void acceptsTheOneAbsoluteNameThatTikTokWrites() throws IOException {
        Path zip = new RawZip().add("/user_data.json", "{}").to(temp.resolve("a.zip"));

        assertThat(Door.paths(door.received(zip))).containsExactly("user_data.json");
    }

    @Test
    void readsTarNamesLongerThanAHeader() throws IOException {
        String name = "x".repeat(90) + "/" + "é".repeat(120);
        for (int mode : List.of(TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
                tar.setLongFileMode(mode);
                put(tar, "consent.json", "{}".getBytes());
                put(tar, name, "content".getBytes());
            }

            Submission submission = door.received(write("a" + mode + ".tar", bytes.toByteArray()));

            assertThat(Door.read(submission, name)).isEqualTo("content");
        }
    }

    @Test
    void asksForRoomForTwiceWhatAnArchiveUnpacksTo() throws IOException {
        Path zip = write("a.zip", new RawZip().addDeflated("a", new byte[5000]).bytes());
        Path tgz = write("a.tgz", gzip(tar(Map.of("a", new byte[5000]), "")));

        for (Path archive : List.of(zip, tgz)) {
            assertThat(openWith(archive, 20_480)).isInstanceOf(Outcome.Passed.class);
            assertThatThrownBy(() -> openWith(archive, 9_999))
                    .isInstanceOf(TerminalFailure.class)
                    .hasMessageStartingWith("Not enough free space");
        }
        assertThat(Door.children(temp.resolve("workspaces"))).hasSize(2);
    }

    private Outcome<Submission> openWith(Path archive, long usable) {
        IntakeLimits limits = new IntakeLimits(200, 10_000_000, 1 << 30, 10, 3, 0);
        Clock clock = Clock.fixed(Door.NOW, ZoneOffset.UTC);
        return new Intake(
                        temp.resolve("workspaces"), limits, HeldSubmissions.none(), clock, () -> usable, Progress.NONE)
                .open(IngestRequest.of(archive));
    }

    @Test
    void receivesAnArchiveOfTenThousandFiles() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            files.put("f" + i, ("" + i).getBytes());
        }

        Submission submission = door.received(write("a.zip", zip(files, "")));

        assertThat(submission.files()).hasSize(10_000);
        assertThat(Door.read(submission, "f9999")).isEqualTo("9999");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(temp.resolve(name), bytes);
    }

    static byte[] zip(Map<String, byte[]> files, String wrapper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(wrapper + file.getKey()));
                zip.write(file.getValue());
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] tar(Map<String, byte[]> files, String wrapper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(tar, wrapper + file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GzipCompressorOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
