package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.format.bagit.BagSource;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Progress;
import org.posterity.model.ValidationIssue;

class StoredFileTest {
    private static final byte[] BYTES = "What was given.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void itsBytesAreThoseThatWereCommittedOrNone() throws IOException {
        StoredFile file = file("data/a.txt");
        assertThat(file.read()).isEqualTo(BYTES);
        assertThatCode(() -> file.require(SmallBag.sha512(BYTES))).doesNotThrowAnyException();
        assertThatThrownBy(() -> file.require(SmallBag.sha512(new byte[0]))).isInstanceOf(DamagedFile.class);

        Files.write(Path.of(file.bytes().location()), "What was taken.".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(file::read)
                .isInstanceOf(DamagedFile.class)
                .hasMessage("The file data/a.txt has changed since it was committed.");

        Files.delete(Path.of(file.bytes().location()));
        assertThatThrownBy(file::read)
                .isInstanceOf(DamagedFile.class)
                .hasMessage("The file data/a.txt cannot be read.");
        assertThatThrownBy(file::open).isInstanceOf(DamagedFile.class);
    }

    /** It could lead to anything on the disk. */
    @Test
    void aLinkInItsPlaceIsNotFollowed() throws IOException {
        StoredFile file = file("data/a.txt");
        Files.createSymbolicLink(
                Path.of(file.bytes().location()),
                Files.move(Path.of(file.bytes().location()), folder.resolve("elsewhere")));

        assertThatThrownBy(file::open).isInstanceOf(DamagedFile.class).hasMessageContaining("data/a.txt");
    }

    @Test
    void asABagItIsListedAndReadAndWhatIsGoneIsAProblem() throws IOException {
        StoredFile here = file("data/a.txt");
        StoredFile gone = new StoredFile("data/b.txt", KeptBytes.of(folder.resolve("b")), -1, here.sha512());
        List<String> listed = new ArrayList<>();
        BagSource.Listing listing = new BagSource.Listing() {
            @Override
            public void file(String path, long size) {
                listed.add(path + " " + size);
            }

            @Override
            public void folder(String path) {
                throw new AssertionError("Storage knows no folders.");
            }

            @Override
            public void problem(ValidationIssue issue) {
                listed.add("problem " + issue.where() + " " + issue.isError());
            }
        };
        List<Long> moved = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String work, long bytes) {}

            @Override
            public void moved(long bytes) {
                moved.add(bytes);
            }
        };
        try (CountedBag bag = new CountedBag(new StoredBag(List.of(here, gone)), progress)) {
            bag.list(listing);
            assertThat(listed).containsExactly("data/a.txt 15", "problem data/b.txt true");

            ReadableByteChannel channel = bag.open("data/a.txt");
            assertThat(channel.isOpen()).isTrue();
            assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(BYTES);
            channel.close();
            assertThat(channel.isOpen()).isFalse();
            assertThat(moved.stream().mapToLong(Long::longValue).sum()).isEqualTo(BYTES.length);
            assertThat(moved).allMatch(bytes -> bytes >= 0);
        }
    }

    private StoredFile file(String path) throws IOException {
        Path file = Files.write(folder.resolve("file"), BYTES);
        return new StoredFile(path, KeptBytes.of(file), BYTES.length, SmallBag.sha512(BYTES));
    }
}
