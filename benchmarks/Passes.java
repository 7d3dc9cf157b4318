import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The yardstick: nothing but the three passes over the bytes that preserving a file takes, file by file on two threads.
 * Prints the seconds of each and their sum as one line of JSON; the start of the virtual machine is not in it.
 *
 * <pre>java benchmarks/Passes.java IN NEW</pre>
 */
final class Passes {
    private static final int THREADS = 2;
    private static final int PIECE = 1 << 20;
    private static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(PIECE));

    private final Path in;
    private final Path out;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private Passes(Path in, Path out) {
        this.in = in;
        this.out = out;
    }

    /** One pass over one file; returns the sha256. */
    private interface Pass {
        String over(Path file) throws IOException, NoSuchAlgorithmException;
    }

    public static void main(String[] args) throws Exception {
        new Passes(Path.of(args[0]), Path.of(args[1])).run();
    }

    private void run() throws Exception {
        List<Path> files;
        try (Stream<Path> found = Files.walk(in)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        long start = System.nanoTime();
        List<String> received = pass(files, this::digest);
        long digested = System.nanoTime();
        List<String> written = pass(files, this::copy);
        long copied = System.nanoTime();
        List<String> read = pass(files, file -> digest(copyOf(file)));
        long verified = System.nanoTime();
        threads.shutdown();
        if (!received.equals(written) || !received.equals(read)) {
            throw new IllegalStateException("A copy differs from its original.");
        }
        System.out.printf(
                Locale.ROOT,
                "{\"input sha256\": %.3f, \"copy with sha256 and sha512\": %.3f, \"copy's sha256\": %.3f, \"sum\": %.3f}%n",
                (digested - start) / 1e9,
                (copied - digested) / 1e9,
                (verified - copied) / 1e9,
                (verified - start) / 1e9);
    }

    private List<String> pass(List<Path> files, Pass pass) throws InterruptedException, ExecutionException {
        List<Future<String>> running = new ArrayList<>();
        for (Path file : files) {
            running.add(threads.submit(() -> pass.over(file)));
        }
        List<String> digests = new ArrayList<>();
        for (Future<String> one : running) {
            digests.add(one.get());
        }
        return digests;
    }

    private String digest(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ByteBuffer buffer = BUFFER.get();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {
                sha256.update(buffer.flip());
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private String copy(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
        ByteBuffer buffer = BUFFER.get();
        Path copy = copyOf(file);
        Files.createDirectories(copy.getParent());
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                sha256.update(buffer.duplicate());
                sha512.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        }
        sha512.digest();
        return HexFormat.of().formatHex(sha256.digest());
    }

    private Path copyOf(Path file) {
        return out.resolve(in.relativize(file).toString());
    }
}
