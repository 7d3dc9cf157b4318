package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.TerminalFailure;

class PseudonymKeyTest {
    @TempDir
    private Path folder;

    @Test
    void makesTheKeyOnFirstUseForItsOwnerAlone() throws IOException {
        Path home = folder.resolve("a/b");
        byte[] key = new PseudonymKey(home).bytes();
        assertThat(key).hasSize(32);
        assertThat(new PseudonymKey(home).bytes()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("pseudonym.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(new PseudonymKey(folder.resolve("other")).bytes()).isNotEqualTo(key);
    }

    @Test
    void makesOneKeyHoweverManyAskAtOnce() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                Path home = folder.resolve("round" + round);
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<byte[]>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    answers.add(pool.submit(() -> {
                        start.await();
                        return new PseudonymKey(home).bytes();
                    }));
                }
                Set<String> keys = new TreeSet<>();
                for (Future<byte[]> answer : answers) {
                    keys.add(HexFormat.of().formatHex(answer.get()));
                }
                assertThat(keys).hasSize(1);
                try (Stream<Path> left = Files.list(home)) {
                    assertThat(left).containsExactly(home.resolve("pseudonym.key"));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "xyz", "0g"})
    void stopsAtADamagedKeyAndDoesNotReplaceIt(String content) throws IOException {
        Path file = folder.resolve("pseudonym.key");
        Files.writeString(file, content);
        assertThatThrownBy(() -> new PseudonymKey(folder).bytes())
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("pseudonym key");
        assertThat(file).hasContent(content);
    }

    @Test
    void makesNoOtherKeyInThePlaceOfOneThatIsGone() throws IOException {
        PseudonymKey key = new PseudonymKey(folder);
        byte[] first = key.bytes();
        Path backup = folder.resolve("backup");
        key.backUp(backup, Instant.EPOCH);
        Path file = folder.resolve("pseudonym.key");
        Files.delete(file);

        assertThatThrownBy(key::bytes).isInstanceOf(TerminalFailure.class).hasMessageContaining("backup");
        assertThatThrownBy(() -> key.rotate("Minute 5", Instant.EPOCH)).isInstanceOf(TerminalFailure.class);
        assertThat(file).doesNotExist();
        Files.move(backup, file);
        assertThat(key.bytes()).isEqualTo(first);
    }

    @Test
    void stopsWhereNoKeyCanBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> new PseudonymKey(file).bytes())
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("key.dir");
    }
}
