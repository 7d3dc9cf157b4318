package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.posterity.model.Digest;

/** What every store does. */
public abstract class CopyStoreContract {
    /** More than one request takes. */
    private static final int LARGE = (16 << 20) * 2 + 4711;

    protected abstract CopyStore store();

    protected static void put(CopyStore store, String key, byte[] bytes) throws IOException {
        store.put(key, bytes.length, Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    protected static byte[] get(CopyStore store, String key) throws IOException {
        try (CopyStore.Opened opened = store.open(key)) {
            byte[] bytes = Channels.newInputStream(opened.bytes()).readAllBytes();
            assertThat(opened.size()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatIsPutIsThereByteForByte() throws IOException {
        for (int length : List.of(0, 1, 1000, LARGE)) {
            byte[] bytes = bytes(length, length);
            put(store(), "storage/3f7/urn%3ax/v1/content/" + length, bytes);
            assertThat(get(store(), "storage/3f7/urn%3ax/v1/content/" + length)).isEqualTo(bytes);
        }
        assertThat(store().list("storage/3f7/"))
                .extracting(CopyStore.Entry::size)
                .containsExactly(0L, 1L, 1000L, (long) LARGE);
        assertThat(store().folders("storage/")).containsExactly("3f7");
        assertThat(store().folders("storage/3f7/")).containsExactly("urn%3ax");
        assertThat(store().list("nothing/")).isEmpty();
        assertThat(store().folders("nothing/")).isEmpty();
    }

    @Test
    void namesOfEveryKindAreKeys() throws IOException {
        List<String> keys = List.of("a b/é😀.txt", "a b/q?x=1&y=%20", "a b/plus+#", "a b/it's (1)~*!");
        for (String key : keys) {
            put(store(), key, key.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(store().list("a b/")).extracting(CopyStore.Entry::key).containsExactlyInAnyOrderElementsOf(keys);
        for (String key : keys) {
            assertThat(new String(get(store(), key), StandardCharsets.UTF_8)).isEqualTo(key);
        }
    }

    @Test
    void whatIsPutAgainTakesThePlaceOfTheOld() throws IOException {
        put(store(), "a/b", bytes(10, 1));
        put(store(), "a/b", bytes(20, 2));
        assertThat(get(store(), "a/b")).isEqualTo(bytes(20, 2));
    }

    @Test
    void bytesThatAreNotTheExpectedOnesNeverShow() throws IOException {
        for (int length : List.of(1000, LARGE)) {
            byte[] bytes = bytes(length, 5);
            Digest expected = Digest.sha256(bytes);
            byte[] other = bytes.clone();
            other[length - 1] ^= 1;
            for (byte[] wrong : List.of(other, Arrays.copyOf(bytes, length - 1), Arrays.copyOf(bytes, length + 1))) {
                assertThatThrownBy(() -> Transfer.put(
                                () -> new CopyStore.Opened(
                                        Channels.newChannel(new ByteArrayInputStream(wrong)), length),
                                expected,
                                store(),
                                "x/y",
                                moved -> {}))
                        .isInstanceOf(IOException.class);
                assertThatThrownBy(() -> store().open("x/y")).isInstanceOf(NoSuchFileException.class);
            }
            assertThat(store().list("x/")).isEmpty();
        }
    }

    @Test
    void whatIsMovedKeepsItsBytes() throws IOException {
        byte[] bytes = bytes(LARGE, 3);
        put(store(), "from/here", bytes);
        put(store(), "to/taken", new byte[1]);

        assertThatThrownBy(() -> store().move("from/here", "to/taken")).isInstanceOf(FileAlreadyExistsException.class);
        store().move("from/here", "set-aside/1/from/here");

        assertThat(get(store(), "set-aside/1/from/here")).isEqualTo(bytes);
        assertThatThrownBy(() -> store().open("from/here")).isInstanceOf(NoSuchFileException.class);
        assertThat(store().list("from/")).isEmpty();
    }

    @Test
    void noKeyLeadsOut() {
        for (String key : List.of("../x", "a/../../x", "/etc/passwd", "a//b", "a/./b", "..", "", "a\\..\\b", "a/..")) {
            assertThatThrownBy(() -> put(store(), key, new byte[1])).as(key).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store().open(key)).as(key).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store().move(key, "a")).as(key).isInstanceOf(IOException.class);
        }
    }
}
