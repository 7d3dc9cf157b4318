import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Reads every file below a folder on two threads, and computes its sha256: what an audit cannot do without. Prints the seconds that it took. */
final class PlainSha256 {
    private static final int THREADS = 2;
    private static final int PIECE = 1 << 18;

    private PlainSha256() {}

    public static void main(String[] arguments) throws Exception {
        Queue<Path> left = new ConcurrentLinkedQueue<>();
        try (Stream<Path> all = Files.walk(Path.of(arguments[0]))) {
            all.filter(Files::isRegularFile).forEach(left::add);
        }
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> read(left)));
        }
        long bytes = 0;
        for (Future<Long> one : running) {
            bytes += one.get();
        }
        threads.shutdown();
        System.out.printf("{\"seconds\": %.3f, \"bytes\": %d}%n", (System.nanoTime() - start) / 1e9, bytes);
    }

    private static long read(Queue<Path> left) throws Exception {
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        for (Path file = left.poll(); file != null; file = left.poll()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                    digest.update(piece, 0, count);
                    bytes += count;
                }
            }
            digest.digest();
        }
        return bytes;
    }
}
