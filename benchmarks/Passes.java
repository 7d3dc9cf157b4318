import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The least that preserving files costs, in plain Java on two threads: sha256 of the input, a copy with sha256 and sha512,
 * sha256 of the copy. Prints the seconds of each pass and of all.
 *
 * <p>{@code java Passes.java FROM TO}
 */
class Passes {
    private static final int PIECE = 1 << 20;

    private interface Pass {
        void run(Path file) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> tree = Files.walk(from)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        double read = time(files, file -> digest(file, null, "SHA-256"));
        double copy = time(files, file -> digest(file, copyOf(file, from, to), "SHA-256", "SHA-512"));
        double check = time(files, file -> digest(copyOf(file, from, to), null, "SHA-256"));
        System.out.printf("%.3f %.3f %.3f %.3f%n", read, copy, check, read + copy + check);
    }

    private static Path copyOf(Path file, Path from, Path to) {
        return to.resolve(from.relativize(file).toString().replace('/', '_'));
    }

    private static double time(List<Path> files, Pass pass) throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> running = new ArrayList<>();
        for (Path file : files) {
            running.add(threads.submit(() -> {
                pass.run(file);
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void digest(Path file, Path copy, String... algorithms) throws Exception {
        List<MessageDigest> digests = new ArrayList<>();
        for (String algorithm : algorithms) {
            digests.add(MessageDigest.getInstance(algorithm));
        }
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = copy == null
                        ? null
                        : FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (in.read(piece.clear()) >= 0) {
                piece.flip();
                for (MessageDigest digest : digests) {
                    digest.update(piece.duplicate());
                }
                write(piece, out);
            }
        }
        for (MessageDigest digest : digests) {
            digest.digest();
        }
    }

    private static void write(ByteBuffer piece, FileChannel out) throws IOException {
        while (out != null && piece.hasRemaining()) {
            out.write(piece);
        }
    }
}
