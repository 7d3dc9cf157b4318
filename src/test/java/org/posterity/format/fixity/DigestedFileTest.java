package org.posterity.format.fixity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.DigestAlgorithm;

class DigestedFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesPiecesOfAnySizeFromOneReusedBufferAndDigestsExactlyThose() throws Exception {
        Random random = new Random(5);
        for (boolean direct : new boolean[] {false, true}) {
            Path path = folder.resolve("a/" + direct);
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(1 << 20) : ByteBuffer.allocate(1 << 20);
            DigestedFile file = DigestedFile.create(path);
            for (int piece : new int[] {0, 1, 131_071, 131_072, 131_073, 1 << 20, 17, 1 << 20, 500_000}) {
                byte[] bytes = new byte[piece];
                random.nextBytes(bytes);
                expected.writeBytes(bytes);
                buffer.clear().put(bytes).flip();
                assertThat(file.write(buffer)).isEqualTo(piece);
                assertThat(buffer.hasRemaining()).isFalse();
                assertThat(file.position()).isEqualTo(expected.size());
            }
            FileFixity fixity = file.finish();
            byte[] all = expected.toByteArray();
            assertThat(Files.readAllBytes(path)).isEqualTo(all);
            assertThat(fixity.size()).isEqualTo(all.length);
            assertThat(fixity.sha256().hex()).isEqualTo(hex("SHA-256", all));
            assertThat(fixity.sha512().hex()).isEqualTo(hex("SHA-512", all));
            assertThat(file.isOpen()).isFalse();
        }
    }

    @Test
    void digestsNothingAsNothing() throws Exception {
        FileFixity fixity = DigestedFile.create(folder.resolve("empty")).finish();
        assertThat(fixity.size()).isZero();
        assertThat(fixity.sha256().hex()).isEqualTo(hex("SHA-256", new byte[0]));
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Path path = Files.writeString(folder.resolve("there"), "x");
        assertThatThrownBy(() -> DigestedFile.create(path)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(path).hasContent("x");
    }

    @Test
    void takesASliceOfABufferAndLeavesItsPositionAlone() throws Exception {
        byte[] bytes = new byte[400_000];
        new Random(6).nextBytes(bytes);
        DigestLane lane = new DigestLane(DigestAlgorithm.SHA256);
        ByteBuffer slice = ByteBuffer.wrap(bytes, 100_000, 200_000);
        lane.add(slice.duplicate());
        assertThat(lane.finish().hex())
                .isEqualTo(hex("SHA-256", java.util.Arrays.copyOfRange(bytes, 100_000, 300_000)));
        assertThat(slice.position()).isEqualTo(100_000);
    }

    private static String hex(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
