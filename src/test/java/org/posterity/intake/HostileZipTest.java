package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

class HostileZipTest {
    @TempDir
    Path temp;

    private final RawZip zip = new RawZip();
    private Door door;

    @BeforeEach
    void smallLimits() {
        door = new Door(temp, Door.SMALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../b", "..", "a/..", "..\\x", "a\\..\\..\\b", "videos/..\\..\\x", "./../x"})
    void refusesAnEntryThatEscapes(String name) throws IOException {
        zip.add("consent.json", "{}").add(name, "x");

        refusedFor("escaping-entry", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\server\\share\\x", "C:\\x", "c:/x", "c:\\user_data.json"})
    void refusesAnAbsoluteName(String name) throws IOException {
        zip.add("consent.json", "{}").add(name, "x");

        refusedFor("absolute-entry", name);
    }

    @Test
    void refusesANameWithANul() throws IOException {
        zip.add("a\0b", "x");

        refusedFor("bad-entry-name", "a\0b");
    }

    @Test
    void refusesAnEntryWithoutAName() throws IOException {
        zip.add("", "x");

        refusedFor("bad-entry-name", "a.zip");
    }

    @Test
    void refusesASymbolicLink() throws IOException {
        zip.entry("link", "/etc/passwd".getBytes()).mode = RawZip.SYMLINK;

        refusedFor("link", "link");
    }

    @Test
    void refusesAPipe() throws IOException {
        zip.entry("pipe", new byte[0]).mode = RawZip.PIPE;

        refusedFor("special-file", "pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "./a/b", "a//b", "a/./b", "a/b/c", "a/b/"})
    void refusesANameThatIsThereTwice(String twin) throws IOException {
        zip.add("a/b", "1").add(twin, twin.endsWith("/") ? "" : "2");

        refusedFor("duplicate-entry", twin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "a\\\\b", "\\a\\b", "a\\.\\b"})
    void refusesANameThatIsThereTwiceOnceBackslashesAreRead(String twin) throws IOException {
        zip.add("a\\b", "1").add(twin.equals("a\\b") ? "/a\\b" : twin, "2");

        assertThat(door.rejected(zip.to(temp.resolve("a.zip"))).code()).isEqualTo("duplicate-entry");
    }

    @Test
    void refusesAFileWhoseNameIsAFoldersAbove() throws IOException {
        zip.add("a/b/c", "1").add("a", "2");

        refusedFor("duplicate-entry", "a/b/c");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x41, 0x2001})
    void refusesAnEncryptedEntry(int flags) throws IOException {
        zip.entry("secret.mp4", "x".getBytes()).flags = flags;

        refusedFor("encrypted-entry", "secret.mp4");
    }

    @Test
    void namesEveryFaultOfTheDirectoryAtOnce() throws IOException {
        zip.add("../a", "1").add("c:/b", "2").add("good", "3");
        zip.entry("link", "x".getBytes()).mode = RawZip.SYMLINK;

        Rejection rejection = door.rejected(zip.to(temp.resolve("a.zip")));

        assertThat(rejection.code()).isEqualTo("escaping-entry");
        assertThat(rejection.faults()).extracting(Fault::where).containsExactly("../a", "c:/b", "link");
    }

    @Test
    void listsNoMoreFaultsThanAPersonReads() throws IOException {
        RawZip many = new RawZip();
        for (int i = 0; i < 150; i++) {
            many.add("../" + i, "");
        }

        Rejection rejection = new Door(temp, IntakeLimits.defaults()).rejected(many.to(temp.resolve("many.zip")));

        assertThat(rejection.faults()).hasSize(101);
        assertThat(rejection.faults().get(100).what()).startsWith("50 more");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1000, -400})
    void refusesADirectoryThatLiesAboutTheSizeUnpacked(int difference) throws IOException {
        RawZip.Entry entry = zip.deflated("a", new byte[500]);
        entry.size += difference;

        refusedFor("lying-size", "a");
    }

    @Test
    void refusesALocalHeaderThatLies() throws IOException {
        zip.deflated("size", new byte[500]).localSize = 5;
        refusedFor("lying-size", "size");

        RawZip other = new RawZip();
        other.deflated("compressed", new byte[500]).localCompressed = 7;
        assertThat(door.rejected(other.to(temp.resolve("b.zip"))).code()).isEqualTo("lying-size");
    }

    @Test
    void refusesADescriptorThatLies() throws IOException {
        RawZip.Entry entry = described("a");
        entry.descriptor = RawZip.little(16)
                .putInt(0x08074b50)
                .putInt((int) entry.crc)
                .putInt((int) entry.compressed)
                .putInt(5)
                .array();

        refusedFor("lying-size", "a");
    }

    @Test
    void acceptsADescriptorOfEitherForm() throws IOException {
        RawZip.Entry unsigned = described("unsigned");
        unsigned.descriptor = RawZip.little(12)
                .putInt((int) unsigned.crc)
                .putInt((int) unsigned.compressed)
                .putInt((int) unsigned.size)
                .array();
        RawZip.Entry large = described("large");
        large.descriptor = RawZip.little(24)
                .putInt(0x08074b50)
                .putInt((int) large.crc)
                .putLong(large.compressed)
                .putLong(large.size)
                .array();

        assertThat(Door.paths(door.received(zip.to(temp.resolve("a.zip"))))).containsExactly("large", "unsigned");
    }

    @Test
    void refusesBytesHiddenBehindCompressedContent() throws IOException {
        RawZip.Entry entry = zip.deflated("a", new byte[500]);
        entry.content = Arrays.copyOf(entry.content, entry.content.length + 50);
        entry.compressed += 50;

        refusedFor("lying-size", "a");
    }

    @Test
    void refusesEntriesThatShareBytes() throws IOException {
        zip.add("a", "x".repeat(100));
        RawZip.Entry twin = zip.entry("b", "x".repeat(100).getBytes());
        twin.offset = 0;

        refusedFor("overlapping-entries", "a");
    }

    @Test
    void refusesAnArchiveThatUnpacksTooFar() throws IOException {
        zip.deflated("zeros", new byte[1_000_000]);

        refusedFor("unpacks-too-far", "zeros");
    }

    @Test
    void stopsAnArchiveThatHidesHowFarItUnpacks() throws IOException {
        RawZip.Entry entry = zip.deflated("zeros", new byte[1_000_000]);
        entry.size = 100;

        refusedFor("lying-size", "zeros");
    }

    @Test
    void refusesAnArchiveThatUnpacksToTooMuch() throws IOException {
        byte[] noise = new byte[1_100_000];
        new Random(1).nextBytes(noise);
        zip.entry("a", noise);
        zip.entry("b", noise);

        refusedFor("unpacks-too-large", "b");
    }

    @Test
    void countsTheBytesOfAllArchivesInsideTogether() throws IOException {
        byte[] noise = new byte[400_000];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < 4; i++) {
            zip.entry(i + ".zip", new RawZip().addBytes("a", noise).bytes());
        }

        refusedFor("unpacks-too-large", "0.zip!/a");
    }

    @Test
    void measuresNestedBombsAgainstTheArchiveThatCameIn() throws IOException {
        byte[] level = new RawZip().addDeflated("zeros", new byte[90_000]).bytes();
        RawZip outer = new RawZip();
        for (int i = 0; i < 20; i++) {
            // Twenty alike, each below the limits alone, all together packed once more.
            outer.add("pad" + i, "").addBytes(i + ".zip", level);
        }
        zip.deflated("inner.zip", outer.bytes());

        assertThat(door.rejected(zip.to(temp.resolve("a.zip"))).code()).isEqualTo("unpacks-too-far");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        for (int i = 0; i < 51; i++) {
            zip.add("f" + i, "");
        }

        refusedFor("too-many-entries", "a.zip");
    }

    @Test
    void countsTheEntriesOfAllArchivesInsideTogether() throws IOException {
        RawZip ten = new RawZip();
        for (int i = 0; i < 10; i++) {
            ten.add("f" + i, "");
        }
        for (int i = 0; i < 5; i++) {
            zip.addBytes(i + ".zip", ten.bytes());
        }

        refusedFor("too-many-entries", "4.zip");
    }

    @Test
    void refusesNamesThatWouldFillTheMemory() throws IOException {
        zip.add("n".repeat(5000), "x");
        assertThat(door.rejected(zip.to(temp.resolve("long.zip"))).code()).isEqualTo("bad-entry-name");
        assertThat(door.rejected(new RawZip().add("d/".repeat(101) + "x", "x").to(temp.resolve("deep.zip")))
                        .code())
                .isEqualTo("bad-entry-name");
    }

    @Test
    void refusesNamesThatWouldFillTheMemoryTogether() throws IOException {
        Allowance allowance =
                Allowance.of(new IntakeLimits(200, 0, 0, 200_000, 3, 0)).archive(1);
        String name = "n".repeat(1 << 20);

        for (int i = 0; i < 32; i++) {
            allowance.entry("a.zip", name);
        }
        assertThatThrownBy(() -> allowance.entry("a.zip", "n"))
                .isInstanceOfSatisfying(
                        Unacceptable.class, e -> assertThat(e.obstacle()).isEqualTo(IntakeRefusal.TOO_MANY_ENTRIES));
    }

    @Test
    void opensThreeArchivesDeepAndRefusesTheFourth() throws IOException {
        byte[] bytes = new RawZip().add("x", "x").bytes();
        for (int depth = 3; depth > 0; depth--) {
            bytes = IntakeOfArchivesTest.zip(Map.of(depth + ".zip", bytes), "");
        }
        Path three = Files.write(temp.resolve("three.zip"), bytes);
        Path four = Files.write(temp.resolve("four.zip"), IntakeOfArchivesTest.zip(Map.of("0.zip", bytes), ""));

        assertThat(Door.paths(door.received(three))).contains("1.zip!/2.zip!/3.zip!/x");
        Workspace.clear(temp.resolve("workspaces"));
        Rejection rejection = door.rejected(four);
        assertThat(rejection.code()).isEqualTo("nested-too-deep");
        assertThat(rejection.faults().get(0).where()).isEqualTo("0.zip!/1.zip!/2.zip!/3.zip");
    }

    @Test
    void appliesEveryRuleToArchivesInsideAFolderToo() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("folder"));
        new RawZip().add("../x", "x").to(folder.resolve("export.zip"));

        Rejection rejection = door.rejected(folder);

        assertThat(rejection.code()).isEqualTo("escaping-entry");
        assertThat(rejection.faults().get(0).where()).isEqualTo("export.zip!/../x");
    }

    @Test
    void refusesTwoFilesWithOnePath() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("folder"));
        new RawZip().add("x", "1").to(folder.resolve("a.zip"));
        Door.write(folder.resolve("a.zip!/x"), "2");

        assertThat(door.rejected(folder).code()).isEqualTo("duplicate-entry");
    }

    @Test
    void refusesAnArchiveCutOffAnywhere() throws IOException {
        zip.add("consent.json", "{}");
        zip.deflated("a", new byte[300]);
        byte[] whole = zip.bytes();
        Path file = temp.resolve("cut.zip");

        for (int length = 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Rejection rejection = door.rejected(file);
            assertThat(rejection.code()).as("cut to %d bytes", length).isEqualTo("unreadable-archive");
            assertThat(rejection.submission()).isEqualTo(SubmissionId.of(Digest.sha256(Arrays.copyOf(whole, length))));
        }
    }

    @Test
    void survivesAnyDamage() throws IOException {
        zip.add("consent.json", "{}");
        zip.deflated("a", "some text ".repeat(40).getBytes());
        zip.add("b.zip", "PK").addBytes("c.zip", new RawZip().add("x", "y").bytes());
        byte[] whole = zip.bytes();
        Path file = temp.resolve("damaged.zip");
        Random random = new Random(3);

        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            Files.write(file, damaged);
            assertThat(door.open(file)).isNotNull();
            Workspace.clear(temp.resolve("workspaces"));
        }
    }

    @Test
    void refusesContentWithAnotherChecksum() throws IOException {
        zip.deflated("a", new byte[300]).crc = 1;

        refusedFor("unreadable-archive", "a");
    }

    @Test
    void readsTheCompressionsOfWindowsAndOfBzip2() throws IOException {
        byte[] content = "some text ".repeat(40).getBytes();
        RawZip.Entry deflate64 = zip.entry("deflate64", content);
        deflate64.method = 9;
        // One stored block (RFC 1951 §3.2.4) is the same in Deflate64.
        deflate64.content = RawZip.little(5 + content.length)
                .put((byte) 1)
                .putShort((short) content.length)
                .putShort((short) ~content.length)
                .put(content)
                .array();
        deflate64.compressed = deflate64.content.length;
        RawZip.Entry bzip2 = zip.entry("bzip2", content);
        bzip2.method = 12;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(content);
        }
        bzip2.content = packed.toByteArray();
        bzip2.compressed = packed.size();

        Submission submission = door.received(zip.to(temp.resolve("a.zip")));

        assertThat(Door.read(submission, "deflate64")).isEqualTo(new String(content));
        assertThat(Door.read(submission, "bzip2")).isEqualTo(new String(content));
    }

    @Test
    void refusesACompressionThatIsNotRead() throws IOException {
        zip.entry("a", new byte[3]).method = 14;

        refusedFor("unreadable-archive", "a");
    }

    @Test
    void refusesAnArchiveWithoutAnyFile() throws IOException {
        refusedForNothingIn(zip);
        refusedForNothingIn(zip.add("folder/", ""));
    }

    private void refusedForNothingIn(RawZip archive) throws IOException {
        assertThat(door.rejected(archive.to(temp.resolve("a.zip"))).code()).isEqualTo("empty-submission");
    }

    private RawZip.Entry described(String name) {
        RawZip.Entry entry = zip.deflated(name, new byte[500]);
        entry.flags |= 0x08;
        entry.localSize = 0;
        entry.localCompressed = 0;
        entry.localCrc = 0;
        return entry;
    }

    private Rejection refusedFor(String code, String where) throws IOException {
        Path file = zip.to(temp.resolve("a.zip"));
        Rejection rejection = door.rejected(file);
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.faults()).hasSize(1);
        assertThat(rejection.faults().get(0).where()).isEqualTo(where);
        assertThat(rejection.faults().get(0).remedy()).isNotBlank();
        assertThat(rejection.submission()).isEqualTo(SubmissionId.of(Digest.sha256(Files.readAllBytes(file))));
        return rejection;
    }
}
