package org.posterity.format.bagit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;
import org.posterity.model.Digest;

class BagWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatTheLibraryOfCongressAccepts() throws IOException {
        Path root = folder.resolve("bag");
        Bags.plain(root);

        assertThat(LibraryOfCongress.objectionTo(root)).isEmpty();
        assertThat(Bags.issuesOf(root)).isEmpty();
    }

    @Test
    void writesTheFormOfTheStandard() throws IOException {
        Path root = folder.resolve("bag");
        Bags.plain(root);

        assertThat(root.resolve("bagit.txt"))
                .hasBinaryContent(Bags.bytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        assertThat(Files.readString(root.resolve("bag-info.txt")))
                .startsWith("Source-Organization: Archive of Examples\nBagging-Date: 2026-03-01\n")
                .endsWith("Payload-Oxum: 32.2\n");
        assertThat(Files.readString(root.resolve("manifest-sha256.txt")))
                .isEqualTo(Bags.hex("SHA-256", Bags.bytes("read me first\n")) + "  data/README.txt\n"
                        + Bags.hex("SHA-256", Bags.bytes("not really a WARC\n")) + "  data/posts/2024/post.warc\n");
        assertThat(Files.readString(root.resolve("tagmanifest-sha512.txt")).lines())
                .extracting(line -> line.substring(130))
                .containsExactly("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt");
    }

    @Test
    void listsEveryFileOfTheBagWithItsDigests() throws IOException {
        Path root = folder.resolve("bag");
        SealedBag bag = Bags.plain(root);

        assertThat(bag.files())
                .extracting(BagFile::path)
                .containsExactly(
                        "bag-info.txt",
                        "bagit.txt",
                        "data/README.txt",
                        "data/posts/2024/post.warc",
                        "manifest-sha256.txt",
                        "manifest-sha512.txt",
                        "tagmanifest-sha256.txt",
                        "tagmanifest-sha512.txt");
        assertThat(bag.files()).allSatisfy(file -> {
            byte[] content = Bags.read(root.resolve(file.path()));
            assertThat(file.size()).isEqualTo(content.length);
            assertThat(file.sha256().hex()).isEqualTo(Bags.hex("SHA-256", content));
            assertThat(file.sha512().hex()).isEqualTo(Bags.hex("SHA-512", content));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words.txt",
                "café 😀 日本.mp4",
                "a/b/c/d/e/f.txt",
                ".hidden",
                "~tilde",
                "comma,semicolon;equals=.txt",
                "#hash & ampersand+plus.txt"
            })
    void writesUnusualNamesThatTheLibraryOfCongressAccepts(String name) throws IOException {
        Path root = folder.resolve("bag");
        BagWriter writer = BagWriter.create(root);
        writer.add(name, Bags.bytes("x"));
        writer.seal(Bags.INFO);

        assertThat(LibraryOfCongress.objectionTo(root)).isEmpty();
        assertThat(Bags.issuesOf(root)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escape",
                "/absolute",
                "a//b",
                "a/./b",
                "",
                "folder/",
                "ends with dot.",
                "ends with blank ",
                "line\nbreak",
                "tab\there",
                "e\u0301 decomposed",
                "aux.txt",
                "folder/COM1",
                "what?.txt",
                "back\\slash",
                "C:drive",
                "100%.txt",
                "100%25.txt"
            })
    void refusesNamesThatSomeSystemDoesNotTake(String name) throws IOException {
        BagWriter writer = BagWriter.create(folder.resolve("bag"));

        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(name, Bags.bytes("x")));
        assertThat(folder.resolve("bag/data")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Posts/A.txt", "posts/a.TXT", "posts/a.txt", "POSTS/b.txt", "posts", "posts/a.txt/below"})
    void refusesTwins(String twin) throws IOException {
        BagWriter writer = BagWriter.create(folder.resolve("bag"));
        writer.add("posts/a.txt", Bags.bytes("x"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(
                        twin,
                        new FileFixity(1, Digest.sha256(Bags.bytes("x")), Digest.parse("sha512:" + "0".repeat(128)))))
                .withMessageNotContaining("a.txt");
    }

    @Test
    void refusesToSealWhileAFileIsNotRecorded() throws IOException {
        BagWriter writer = BagWriter.create(folder.resolve("bag"));
        try (DigestedFile file = writer.payload("a.txt")) {
            file.write(ByteBuffer.wrap(Bags.bytes("x")));
        }

        assertThatIllegalStateException().isThrownBy(() -> writer.seal(Bags.INFO));
    }

    @Test
    void refusesAFolderThatHoldsSomething() throws IOException {
        Files.createFile(folder.resolve("something"));

        assertThatIllegalArgumentException().isThrownBy(() -> BagWriter.create(folder));
    }

    @Test
    void takesPayloadFromSeveralThreads() throws Exception {
        Path root = folder.resolve("bag");
        BagWriter writer = BagWriter.create(root);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Void>> running = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int number = thread;
            Callable<Void> task = () -> {
                for (int i = 0; i < 50; i++) {
                    writer.add("t" + number + "/" + i + ".txt", Bags.bytes(number + "." + i));
                }
                return null;
            };
            running.add(threads.submit(task));
        }
        for (Future<Void> one : running) {
            one.get();
        }
        threads.shutdown();
        writer.seal(Bags.INFO);

        assertThat(Files.readString(root.resolve("manifest-sha512.txt")).lines())
                .hasSize(200)
                .isSortedAccordingTo((a, b) -> a.substring(130).compareTo(b.substring(130)));
        assertThat(Bags.issuesOf(root)).isEmpty();
    }

    @Test
    void writesABagWithoutPayload() throws IOException {
        Path root = folder.resolve("bag");
        BagWriter.create(root).seal(Bags.INFO);

        assertThat(Bags.issuesOf(root)).isEmpty();
    }
}
