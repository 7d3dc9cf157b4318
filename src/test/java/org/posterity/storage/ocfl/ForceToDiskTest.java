package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether bytes outlive a power failure shows in no test; that no file and no failure is passed over does. */
class ForceToDiskTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100})
    void everyFileIsForcedSoThatOneThatCannotBeIsTold(int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Files.createFile(Files.createDirectories(folder.resolve("a/" + i)).resolve("file"));
        }
        assertThatCode(() -> ForceToDisk.tree(folder)).doesNotThrowAnyException();

        Path deep = Files.createDirectories(folder.resolve("z/y/x"));
        Files.createSymbolicLink(deep.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> ForceToDisk.tree(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderThatIsGoneIsTold() {
        Path gone = folder.resolve("gone");

        assertThatThrownBy(() -> ForceToDisk.folder(gone)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ForceToDisk.tree(gone)).isInstanceOf(IOException.class);
    }

    @Test
    void whoIsInterruptedIsToldAndStaysInterrupted() throws IOException {
        Files.createFile(folder.resolve("file"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ForceToDisk.tree(folder)).isInstanceOf(IOException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
