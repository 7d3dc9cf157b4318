import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Makes a donation of any size for benchmarks: videos that begin like the sample's and are filled up with bytes that do not
 * compress, and a matching TikTok export. The same arguments make the same bytes.
 *
 * <p>{@code java MakeDonation.java FILES BYTES_IN_ALL SAMPLE.mp4 DIR}
 */
class MakeDonation {
    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 1, 1, 12, 0, 0);
    private static final DateTimeFormatter IN_EXPORT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss");
    private static final int PIECE = 1 << 20;

    public static void main(String[] arguments) throws IOException {
        int files = Integer.parseInt(arguments[0]);
        long each = Long.parseLong(arguments[1]) / files;
        byte[] sample = Files.readAllBytes(Path.of(arguments[2]));
        Path folder = Path.of(arguments[3]);
        Files.createDirectories(folder.resolve("media"));
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < files; i++) {
            LocalDateTime date = FIRST.plusHours(7L * i);
            video(folder.resolve("media/" + IN_NAME.format(date) + ".mp4"), sample, each, i);
            posts.append(i == 0 ? "" : ",")
                    .append("{\"Date\":\"").append(IN_EXPORT.format(date))
                    .append("\",\"Link\":\"https://video-va.tiktokv.com/storage/v1/tos-example/o").append(i)
                    .append("?a=1233&x-tos-expires=1765111751&x-tos-signature=EXAMPLE\",\"Likes\":\"").append(i)
                    .append("\",\"WhoCanView\":\"Everyone\",\"Sound\":\"original sound - bench.mark\",\"Title\":\"N/A\"}");
        }
        String export = "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"bench.mark\"}}},"
                + "\"Post\":{\"Posts\":{\"VideoList\":[" + posts + "]}}}";
        Files.writeString(folder.resolve("user_data_tiktok.json"), export, StandardCharsets.UTF_8);
    }

    /** The sample, then one free box (ISO/IEC 14496-12 §8.1.2) with a 64-bit length up to the size wanted. */
    private static void video(Path file, byte[] sample, long size, int seed) throws IOException {
        long filling = size - sample.length;
        if (filling < 16) {
            throw new IllegalArgumentException("The videos would be smaller than the sample.");
        }
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        SplittableRandom random = new SplittableRandom(seed);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(sample));
            ByteBuffer header = ByteBuffer.allocate(16);
            header.putInt(1).put("free".getBytes(StandardCharsets.US_ASCII)).putLong(filling).flip();
            out.write(header);
            for (long left = filling - 16; left > 0; ) {
                piece.clear();
                while (piece.remaining() >= 8) {
                    piece.putLong(random.nextLong());
                }
                piece.flip().limit((int) Math.min(PIECE, left));
                left -= piece.remaining();
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
        }
    }
}
