package org.posterity.storage.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.storage.CopyStore;
import org.posterity.storage.CopyStoreContract;
import org.posterity.storage.StoreUnreachable;

class FolderStoreTest extends CopyStoreContract {
    @TempDir
    Path folder;

    private CopyStore store;

    @BeforeEach
    void open() throws IOException {
        store = FolderStore.in(Files.createDirectory(folder.resolve("disk")));
    }

    @Override
    protected CopyStore store() {
        return store;
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("disk/link"), outside);
        Files.createSymbolicLink(folder.resolve("disk/file"), outside.resolve("secret"));

        assertThatThrownBy(() -> store.open("link/secret")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.open("file")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> put(store, "link/new", new byte[1])).isInstanceOf(IOException.class);
        assertThat(outside.resolve("new")).doesNotExist();
        assertThat(store.folders("link/")).isNotNull();
    }

    @Test
    void aDiskThatIsUnmountedIsNoEmptyOne() throws IOException {
        put(store, "a/b", new byte[1]);
        Files.move(folder.resolve("disk"), folder.resolve("away"));

        assertThatThrownBy(() -> store.open("a/b")).isInstanceOf(StoreUnreachable.class);
        assertThatThrownBy(() -> store.list("a/")).isInstanceOf(StoreUnreachable.class);
        assertThatThrownBy(() -> store.folders("a/")).isInstanceOf(StoreUnreachable.class);
        assertThatThrownBy(() -> put(store, "a/c", new byte[1])).isInstanceOf(StoreUnreachable.class);
        assertThat(folder.resolve("disk")).doesNotExist();
    }
}
