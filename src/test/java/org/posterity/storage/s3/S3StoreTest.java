package org.posterity.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.storage.CopyStore;
import org.posterity.storage.CopyStoreContract;
import org.posterity.storage.StoreUnreachable;

class S3StoreTest extends CopyStoreContract {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static S3Proxy server;

    private CopyStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Proxy.in(folder);
        server.bucket("copies");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        store = bucket("copies", UUID.randomUUID() + "/");
    }

    private static CopyStore bucket(String name, String prefix) throws IOException {
        return S3Store.in(name, prefix, "us-east-1", Optional.of(server.endpoint()), A_MINUTE);
    }

    @Override
    protected CopyStore store() {
        return store;
    }

    @Test
    void aMissingBucketIsSaid() {
        assertThatThrownBy(() -> bucket("nobodys", ""))
                .isInstanceOf(StoreUnreachable.class)
                .hasMessageContaining("no bucket nobodys");
    }

    @Test
    void aWrongPasswordIsSaidAndNotQuoted() {
        System.setProperty("aws.secretAccessKey", "a-wrong-one");
        try {
            assertThatThrownBy(() -> bucket("copies", ""))
                    .isInstanceOf(StoreUnreachable.class)
                    .hasMessageContaining("refuses the credentials")
                    .hasMessageNotContaining("a-wrong-one");
        } finally {
            System.setProperty("aws.secretAccessKey", S3Proxy.PASSWORD);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        assertThatThrownBy(() ->
                        S3Store.in("copies", "", "us-east-1", Optional.of(URI.create("http://127.0.0.1:1")), A_MINUTE))
                .isInstanceOf(StoreUnreachable.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aServerThatGoesAwayInTheMiddleLeavesNothingAndIsFoundAgain() throws Exception {
        int size = 60 << 20;
        ReadableByteChannel untilTheServerIsGone = new ReadableByteChannel() {
            private int left = size;

            @Override
            public int read(ByteBuffer target) {
                if (left == 0) {
                    return -1;
                }
                if (left < size / 2 && server.isAlive()) {
                    server.kill();
                }
                int count = Math.min(target.remaining(), left);
                target.position(target.position() + count);
                left -= count;
                return count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> store.put("a/large", size, untilTheServerIsGone))
                .isInstanceOf(StoreUnreachable.class);
        server.start();
        CopyStore again = bucket("copies", "");
        assertThat(again.list("a/")).isEmpty();
        put(again, "a/small", new byte[3]);
        assertThat(get(again, "a/small")).hasSize(3);
    }
}
