package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.format.tar.TarHeader;
import org.posterity.model.ValidationIssue;

class BagTarTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.5Z");

    @TempDir
    Path folder;

    @Test
    void writesATarThatUnpacksToTheSameBag() throws IOException {
        Path root = folder.resolve("bag");
        sealWithLongNames(root);

        Path unpacked = folder.resolve("unpacked");
        unpack(tar(root), unpacked);

        assertThat(unpacked)
                .isDirectoryContaining(path -> path.getFileName().toString().equals("aip-1"));
        assertThat(LibraryOfCongress.objectionTo(unpacked.resolve("aip-1"))).isEmpty();
        assertThat(Bags.issuesOf(unpacked.resolve("aip-1"))).isEmpty();
    }

    @Test
    void writesTheSameBytesWhoeverRunsIt() throws IOException {
        Path root = folder.resolve("bag");
        sealWithLongNames(root);
        String user = System.getProperty("user.name");
        byte[] first = tar(root);
        try {
            System.setProperty("user.name", "somebody-else");
            assertThat(tar(root)).isEqualTo(first);
        } finally {
            System.setProperty("user.name", user);
        }
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("somebody-else");
    }

    @Test
    void ordersEntriesAndHidesTheirOwner() throws IOException {
        Path root = folder.resolve("bag");
        sealWithLongNames(root);
        List<String> files = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(tar(root)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo("2026-03-01T12:00:00Z");
                if (!entry.isDirectory()) {
                    files.add(entry.getName());
                }
            }
        }
        assertThat(files).isSorted().hasSize(9).allMatch(name -> name.startsWith("aip-1/"));
    }

    @Test
    void validatesATarWhereItLies() throws IOException {
        Path root = folder.resolve("bag");
        sealWithLongNames(root);
        Path file = Files.write(folder.resolve("aip-1.tar"), tar(root));

        assertThat(validate(file)).isEmpty();

        byte[] damaged = Files.readAllBytes(file);
        int payload = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("in a long name");
        damaged[payload] ^= 1;
        Files.write(file, damaged);
        assertThat(validate(file)).extracting(ValidationIssue::clause).containsExactly("RFC 8493 §3", "RFC 8493 §3");
    }

    @Test
    void reportsATarThatIsCutOffOrNoTar() throws IOException {
        Path root = folder.resolve("bag");
        sealWithLongNames(root);
        byte[] whole = tar(root);
        Path file = folder.resolve("aip-1.tar");

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(validate(file)).anyMatch(ValidationIssue::isError);
        Files.writeString(file, "this is no tar file, though it bears the name of one ".repeat(30));
        assertThat(validate(file)).anyMatch(ValidationIssue::isError);
        Files.write(file, new byte[0]);
        assertThat(validate(file)).anyMatch(ValidationIssue::isError);
        Files.delete(file);
        assertThat(validate(file)).anyMatch(ValidationIssue::isError);
    }

    @Test
    void refusesEveryHeaderWhoseChecksumDoesNotHold() throws IOException {
        Path root = folder.resolve("bag");
        Bags.plain(root);
        byte[] whole = tar(root);
        Path file = folder.resolve("aip-1.tar");
        int headers = 0;
        for (int block = 0; block < whole.length; block += 512) {
            if (!TarHeader.isOne(Arrays.copyOfRange(whole, block, block + 512))) {
                continue;
            }
            headers++;
            for (int at = block; at < block + 512; at += at == block + 147 ? 9 : 51) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 1;
                Files.write(file, damaged);
                assertThat(validate(file))
                        .as("byte %d of the header at %d", at - block, block)
                        .anyMatch(ValidationIssue::isError);
            }
        }
        assertThat(headers).isGreaterThan(5);
    }

    @Test
    void takesATarWithoutItsEndMarkAndAbsoluteNamesForValidAndSaysSo() throws IOException {
        Path root = folder.resolve("bag");
        sealWithLongNames(root);
        byte[] whole = tar(root);
        int end = whole.length;
        while (whole[end - 1] == 0) {
            end--;
        }
        byte[] unmarked = Arrays.copyOf(whole, (end + 511) / 512 * 512);
        assertThat(validate(Files.write(folder.resolve("aip-1.tar"), unmarked)))
                .extracting(ValidationIssue::severity, ValidationIssue::clause)
                .containsExactly(tuple(ValidationIssue.Severity.WARNING, "POSIX.1-2017 pax"));

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveInputStream from = new TarArchiveInputStream(new ByteArrayInputStream(whole), "UTF-8");
                TarArchiveOutputStream to = new TarArchiveOutputStream(bytes, "UTF-8")) {
            to.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (TarArchiveEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                TarArchiveEntry absolute = new TarArchiveEntry("/" + entry.getName(), true);
                absolute.setSize(entry.getSize());
                to.putArchiveEntry(absolute);
                from.transferTo(to);
                to.closeArchiveEntry();
            }
        }
        assertThat(validate(Files.write(folder.resolve("aip-1.tar"), bytes.toByteArray())))
                .extracting(ValidationIssue::severity, ValidationIssue::clause)
                .containsExactly(tuple(ValidationIssue.Severity.WARNING, "POSIX.1-2017 pax"));
    }

    @Test
    void neverThrowsWhateverBytesAreDamaged() throws IOException {
        Path root = folder.resolve("bag");
        Bags.plain(root);
        byte[] whole = tar(root);
        Path file = folder.resolve("aip-1.tar");
        Random random = new Random(8493);
        for (int round = 0; round < 400; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            // Whether a round hits anything that matters is chance; what counts is that it ends in values.
            assertThat(validate(file)).isNotNull();
        }
    }

    @Test
    void reportsLinksAndASecondTopFolder() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry link = new TarArchiveEntry("aip-1/data/link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("another/"));
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("aip-1/../../escaped"));
            tar.closeArchiveEntry();
        }
        Path file = Files.write(folder.resolve("aip-1.tar"), bytes.toByteArray());

        assertThat(validate(file)).extracting(ValidationIssue::clause).contains("RFC 8493 §5.1", "RFC 8493 §2");
    }

    @Test
    void refusesANameThatIsNotPortable() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BagTar("a/b", TIME));
    }

    private static void sealWithLongNames(Path root) throws IOException {
        BagWriter writer = BagWriter.create(root);
        writer.add("café 😀.txt", Bags.bytes("é"));
        writer.add("x".repeat(120) + "/" + "y".repeat(130) + ".txt", Bags.bytes("in a long name"));
        writer.add("z.txt", new byte[70_000]);
        writer.seal(Bags.INFO);
    }

    private static byte[] tar(Path root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BagTar("aip-1", TIME).write(BagSource.folder(root), bytes);
        return bytes.toByteArray();
    }

    private static List<ValidationIssue> validate(Path tar) throws IOException {
        try (BagSource source = BagSource.tar(tar)) {
            return new BagValidator().validate(source, BagValidator.Depth.EVERY_DIGEST, PayloadInspector.NONE);
        }
    }

    private static void unpack(byte[] bytes, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.copy(tar, path);
                }
            }
        }
    }
}
