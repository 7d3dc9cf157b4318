package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.intake.KeptBytes;

class QuickCheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100})
    void aBagThatHasWhatItSaysIsWhole(int payload) throws IOException {
        assertThat(QuickCheck.of(bag(payload, "Payload-Oxum: " + 3 * payload + "." + payload + "\n")))
                .isEmpty();
        assertThat(QuickCheck.of(bag(payload, "Source-Organization: Harbour Library\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6.1", "6.3", "5.2", "7.2", "0.0", "2.6"})
    void sizesOfThePayloadThatAreNotWhatTheBagSaysAreDamage(String oxum) throws IOException {
        assertThat(QuickCheck.of(bag(2, "A: b\r\nPayload-Oxum:\t" + oxum + " \n")))
                .contains("Its payload is 6 bytes in 2 files, but should be " + oxum.replace(".", " bytes in ")
                        + " files.");
    }

    @ParameterizedTest
    @CsvSource({
        "1, The file data/0 is missing.",
        "2, '2 files are missing, the first being data/0.'",
        "40, '40 files are missing, the first being data/0.'"
    })
    void filesThatAreGoneAreTold(int gone, String told) throws IOException {
        List<StoredFile> files = bag(40, "Payload-Oxum: 120.40\n");
        for (int i = 0; i < gone; i++) {
            StoredFile file = files.get(i);
            files.set(i, new StoredFile(file.logicalPath(), file.bytes(), -1, file.sha512()));
        }

        assertThat(QuickCheck.of(files)).contains(told);
    }

    /** A file that was listed and is gone when it is opened, or cannot be opened by this user. */
    @Test
    void filesThatCannotBeReadAreTold() throws IOException {
        List<StoredFile> files = bag(3, "Payload-Oxum: 9.3\n");
        Files.delete(Path.of(files.get(1).bytes().location()));

        assertThat(QuickCheck.of(files)).contains("The file data/1 is not readable.");
    }

    @Test
    void aBagInfoThatIsNotWhatWasCommittedIsTold() throws IOException {
        List<StoredFile> files = bag(1, "Payload-Oxum: 3.1\n");
        Files.writeString(folder.resolve("bag-info.txt"), "Payload-Oxum: 3.1 \n");

        assertThat(QuickCheck.of(files)).contains("The file bag-info.txt has changed since it was committed.");
    }

    @Test
    void aBagWithoutBagInfoSaysNothingOfItsSizes() throws IOException {
        List<StoredFile> files = bag(2, "Payload-Oxum: 1.1\n");

        assertThat(QuickCheck.of(files.subList(0, 2))).isEmpty();
        assertThat(QuickCheck.of(List.of())).isEmpty();
    }

    /** Payload files of three bytes each, then {@code bag-info.txt}. */
    private List<StoredFile> bag(int payload, String info) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (int i = 0; i < payload; i++) {
            files.add(file("data/" + i, "abc"));
        }
        files.add(file("bag-info.txt", info));
        return files;
    }

    private StoredFile file(String path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return new StoredFile(path, KeptBytes.of(file), bytes.length, SmallBag.sha512(bytes));
    }
}
