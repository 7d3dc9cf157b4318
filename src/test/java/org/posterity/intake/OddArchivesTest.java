package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Wiring;
import org.posterity.model.Finding;

/** Archives that other systems make: whole, but not as the standards have them. A zip and a tar follow one rule. */
class OddArchivesTest {
    @TempDir
    Path temp;

    private Door door;

    enum Form {
        ZIP,
        TAR,
        TAR_GZ;

        byte[] of(String... names) {
            RawZip zip = new RawZip();
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            try (TarArchiveOutputStream entries = new TarArchiveOutputStream(tar, "UTF-8")) {
                for (String name : names) {
                    zip.add(name, name);
                    TarArchiveEntry entry = new TarArchiveEntry(name, true);
                    byte[] content = name.getBytes(StandardCharsets.UTF_8);
                    entry.setSize(content.length);
                    entries.putArchiveEntry(entry);
                    entries.write(content);
                    entries.closeArchiveEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this == ZIP ? zip.bytes() : packed(tar.toByteArray());
        }

        byte[] packed(byte[] tar) {
            try {
                return this == TAR_GZ ? IntakeOfArchivesTest.gzip(tar) : tar;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String end() {
            return "a." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        }
    }

    @BeforeEach
    void aDoor() {
        door = new Door(temp, Door.SMALL);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void readsNamesWithoutTheSlashTheyBeginWith(Form form) throws IOException {
        Submission submission = received(form, form.of("/consent.json", "//x/a.mp4", "/x/b.mp4", "x/c.mp4"));

        assertThat(Door.paths(submission)).containsExactlyInAnyOrder("consent.json", "x/a.mp4", "x/b.mp4", "x/c.mp4");
        assertThat(Door.read(submission, "x/a.mp4")).isEqualTo("//x/a.mp4");
        assertThat(submission.findings())
                .containsExactly(new Finding(
                        "names-made-relative", form.end(), "Names that began with a slash, which was removed: 3."));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void takesAColonForACharacter(Form form) throws IOException {
        String[] names = {"Q: what is kelp?.mp4", "A:B test.mp4", "x/c:/d.mp4", "c:", "ab:/x.mp4"};

        assertThat(Door.paths(received(form, form.of(names)))).containsExactlyInAnyOrder(names);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void takesBackslashesForFoldersWhereNothingElseDividesThem(Form form) throws IOException {
        Submission submission = received(form, form.of("consent.json", "T\\Posts\\Post.txt", ".\\T\\\\Likes\\1.jpg"));

        assertThat(Door.paths(submission))
                .containsExactlyInAnyOrder("consent.json", "T/Posts/Post.txt", "T/Likes/1.jpg");
        assertThat(submission.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void takesABackslashForACharacterWhereSlashesDivideFolders(Form form) throws IOException {
        String[] names = {"consent.json", "x/a\\b.mp4", "c\\d.mp4"};

        assertThat(Door.paths(received(form, form.of(names)))).containsExactlyInAnyOrder(names);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void unwrapsAFolderThatBackslashesDivide(Form form) throws IOException {
        Submission submission = received(form, form.of("w\\consent.json", "w\\x\\a.mp4"));

        assertThat(Door.paths(submission)).containsExactlyInAnyOrder("consent.json", "x/a.mp4");
        assertThat(SubmissionProbe.at(temp.resolve(form.end()), Wiring.platforms())
                        .consent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 10, 11, 14})
    void takesBackslashesForFoldersInEveryZipOfWindows(int host) throws IOException {
        RawZip zip = new RawZip().add("consent.json", "{}").add("y/b", "1");
        for (String name : List.of("x\\", "x\\y\\", "x\\y\\a", "x\\c")) {
            RawZip.Entry entry = zip.entry(name, name.endsWith("\\") ? new byte[0] : new byte[1]);
            entry.host = host;
            entry.mode = 0;
        }

        assertThat(Door.paths(door.received(zip.to(temp.resolve("a.zip")))))
                .containsExactlyInAnyOrder("consent.json", "y/b", "x/y/a", "x/c");
    }

    @Test
    void takesAnEmptyEntryThatEndsInABackslashForAFolder() throws IOException {
        RawZip zip = new RawZip().add("x\\", "").add("x\\a", "1").add("x\\y\\", "");

        assertThat(Door.paths(door.received(zip.to(temp.resolve("a.zip"))))).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 22, 100, 70_000, 1_000_000})
    void readsAZipThatBytesFollow(int count) throws IOException {
        byte[] zip = Form.ZIP.of("consent.json", "x/a.mp4");
        byte[] longer = Arrays.copyOf(zip, zip.length + count);
        Arrays.fill(longer, zip.length, longer.length, (byte) '\n');
        Submission submission = received(Form.ZIP, longer);

        assertThat(Door.paths(submission)).containsExactly("consent.json", "x/a.mp4");
        assertThat(submission.findings())
                .extracting(Finding::code, Finding::what)
                .containsExactly(tuple(
                        "bytes-behind-the-archive",
                        count + " bytes follow the end of the archive. They are not part of it and were not read."));
    }

    @Test
    void callsAZipCutOffAlthoughAWholeOneLiesInside() throws IOException {
        byte[] inner = Form.ZIP.of("a", "b");
        byte[] outer =
                new RawZip().addBytes("i.zip", inner).add("j", "x".repeat(500)).bytes();

        for (int length = 30 + inner.length; length < outer.length; length += 7) {
            Files.write(temp.resolve("a.zip"), Arrays.copyOf(outer, length));
            assertThat(door.rejected(temp.resolve("a.zip")).code())
                    .as("cut to %d bytes", length)
                    .isEqualTo("unreadable-archive");
        }
    }

    @ParameterizedTest
    @CsvSource({"TAR, 0", "TAR, 100", "TAR, 512", "TAR_GZ, 0", "TAR_GZ, 100", "TAR_GZ, 512"})
    void readsATarWithoutItsEndMark(Form form, int zeros) throws IOException {
        byte[] tar = Form.TAR.of("consent.json", "x/a.mp4");
        Submission submission = received(form, form.packed(Arrays.copyOf(tar, 4 * 512 + zeros)));

        assertThat(Door.paths(submission)).containsExactly("consent.json", "x/a.mp4");
        assertThat(submission.findings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(zeros == 512 ? List.of() : List.of("archive-without-end-mark"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TAR", "TAR_GZ"})
    void saysThatBytesFollowATar(Form form) throws IOException {
        byte[] tar = Form.TAR.of("consent.json", "x/a.mp4");
        byte[] longer = Arrays.copyOf(tar, tar.length + 20);
        longer[tar.length + 5] = 'x';
        Submission submission = received(form, form.packed(longer));

        assertThat(Door.paths(submission)).containsExactly("consent.json", "x/a.mp4");
        assertThat(submission.findings())
                .extracting(Finding::code, Finding::what)
                .containsExactly(tuple(
                        "bytes-behind-the-archive",
                        "15 bytes follow the end of the archive. They are not part of it and were not read."));
    }

    private Submission received(Form form, byte[] archive) throws IOException {
        return door.received(Files.write(temp.resolve(form.end()), archive));
    }
}
