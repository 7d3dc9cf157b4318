import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes a donation of any size: films that begin as a real one of the samples and go on with random bytes in a second
 * {@code mdat} box, which players and readers skip; or small photos, each with a comment of its own; or posts alone. An export
 * (V4) lists a post for each, and the consent record of kelp-and-kites lends its invented account. Or a batch of small donations,
 * each of an account of its own, with a film and two photos. The same arguments give the same bytes.
 *
 * <pre>
 * java benchmarks/MakeDonation.java --files 50 --bytes 1073741824 --out DIR [--seed 1] [--samples archive-samples]
 * java benchmarks/MakeDonation.java --one 4294967296 --out DIR
 * java benchmarks/MakeDonation.java --photos 20000 --out DIR
 * java benchmarks/MakeDonation.java --posts 100000 --out DIR
 * java benchmarks/MakeDonation.java --batch 200 --out DIR
 * </pre>
 */
final class MakeDonation {
    private static final String ACCOUNT = "kelp.and.kites";
    private static final String CONSENT = "kelp-and-kites/consent.json";
    private static final String RECORD = "48dbebf1-4f55-37ac-96d4-abf373f91ab0";
    private static final String FILM = "kelp-and-kites/media/6962076112356658529.mp4";
    private static final String PHOTO = "half-a-drawer/2023-12-24_16-20-33_1.jpeg";
    private static final Instant FIRST_POST = Instant.parse("2020-01-01T12:00:00Z");
    /** Far enough apart that no id's time fits two posts. */
    private static final int SECONDS_BETWEEN_POSTS = 1200;

    private static final int ID_LAG = 5;
    /** 417 ms, sequence 1, entity 13 (a post), machine 97. */
    private static final long ID_LOW_BITS = 417L << 22 | 1 << 14 | 13 << 8 | 97;

    /** ISO/IEC 14496-12, 4.2: size and type; where the size does not fit in 32 bits it is 1 and 64 bits follow. */
    private static final int SHORT_BOX_HEADER = 8;

    private static final int LONG_BOX_HEADER = 16;
    private static final long LARGEST_SHORT_BOX = 0xFFFF_FFFFL;

    private final Path out;
    /** The sample that each file begins with. */
    private final byte[] film;
    private final ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);

    private MakeDonation(Path out, byte[] film) {
        this.out = out;
        this.film = film;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> options = options(args);
        Path out = Path.of(options.get("--out"));
        Path samples = Path.of(options.getOrDefault("--samples", "archive-samples"));
        if (options.containsKey("--batch")) {
            batch(out, samples, Integer.parseInt(options.get("--batch")));
            return;
        }
        boolean one = options.containsKey("--one");
        boolean photos = options.containsKey("--photos");
        boolean alone = options.containsKey("--posts");
        int files = one ? 1 : Integer.parseInt(options.getOrDefault(photos ? "--photos" : alone ? "--posts" : "--files", "50"));
        long bytes = Long.parseLong(one ? options.get("--one") : options.getOrDefault("--bytes", "1073741824"));
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));

        MakeDonation donation =
                new MakeDonation(out, Files.readAllBytes(samples.resolve(photos ? PHOTO : FILM)));
        Files.createDirectories(out.resolve("media"));
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            long size = bytes / files + (i < bytes % files ? 1 : 0);
            Instant date = FIRST_POST.plusSeconds((long) i * SECONDS_BETWEEN_POSTS);
            if (photos) {
                donation.photo(in("yyyy-MM-dd_HH-mm-ss", date) + "_1.jpeg", i);
            } else if (!alone) {
                donation.film(name(i, date), size, seed * 1_000_003 + i);
            }
            posts.add(post(date, photos ? "EXAMPLE.jpeg" : "EXAMPLE"));
        }
        Files.writeString(out.resolve("user_data_tiktok.json"), export(posts, ACCOUNT));
        Files.copy(samples.resolve(CONSENT), out.resolve("consent.json"));
    }

    /** Small donations, a folder each. */
    private static void batch(Path out, Path samples, int donations) throws IOException {
        byte[] film = Files.readAllBytes(samples.resolve(FILM));
        byte[] photo = Files.readAllBytes(samples.resolve(PHOTO));
        String consent = Files.readString(samples.resolve(CONSENT));
        for (int i = 0; i < donations; i++) {
            String account = "donor%05d".formatted(i);
            Path folder = out.resolve(account);
            Files.createDirectories(folder.resolve("media"));
            List<String> posts = new ArrayList<>();
            for (int post = 0; post < 3; post++) {
                Instant date = FIRST_POST.plusSeconds((long) (3 * i + post) * SECONDS_BETWEEN_POSTS);
                if (post == 0) {
                    new MakeDonation(folder, film).film(name(0, date), film.length + 1000, i);
                } else {
                    new MakeDonation(folder, photo).photo(in("yyyy-MM-dd_HH-mm-ss", date) + "_1.jpeg", 3 * i + post);
                }
                posts.add(post(date, post == 0 ? "EXAMPLE" : "EXAMPLE.jpeg"));
            }
            Files.writeString(folder.resolve("user_data_tiktok.json"), export(posts, account));
            Files.writeString(
                    folder.resolve("consent.json"),
                    consent.replace(ACCOUNT, account).replace(
                            RECORD, UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString()));
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        boolean known = List.of("--files", "--bytes", "--one", "--photos", "--posts", "--batch", "--out", "--seed", "--samples")
                .containsAll(options.keySet());
        if (args.length % 2 != 0 || !options.containsKey("--out") || !known) {
            System.err.println("usage: MakeDonation (--files N --bytes BYTES | --one BYTES | --photos N | --posts N | --batch N) --out DIR"
                    + " [--seed NUMBER] [--samples DIR]");
            System.exit(2);
        }
        return options;
    }

    private static String name(int i, Instant date) {
        long id = date.getEpochSecond() - ID_LAG << 32 | ID_LOW_BITS;
        return switch (i % 3) {
            case 0 -> id + ".mp4";
            case 1 -> in("yyyy-MM-dd_HH-mm-ss", date) + ".mp4";
            default -> ACCOUNT + "_" + date.getEpochSecond() + "_" + id + ".mp4";
        };
    }

    /** The photo of the samples with a comment segment (ITU-T T.81, B.2.4.5) behind its first marker, so that no two are alike. */
    private void photo(String name, int number) throws IOException {
        ByteBuffer comment = ByteBuffer.allocate(8).putShort((short) 0xFFFE).putShort((short) 6).putInt(number);
        ByteBuffer photo = ByteBuffer.allocate(film.length + comment.capacity())
                .put(film, 0, 2)
                .put(comment.flip())
                .put(film, 2, film.length - 2)
                .flip();
        Files.write(out.resolve("media").resolve(name), photo.array(), StandardOpenOption.CREATE_NEW);
    }

    private void film(String name, long size, long seed) throws IOException {
        long rest = size - film.length;
        if (rest < LONG_BOX_HEADER) {
            throw new IllegalArgumentException("A film has at least " + (film.length + LONG_BOX_HEADER) + " bytes.");
        }
        Path file = out.resolve("media").resolve(name);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            drain(ByteBuffer.wrap(film), channel);
            ByteBuffer header = boxHeader(rest);
            long random = rest - header.remaining();
            drain(header, channel);
            LongBuffer words = block.clear().asLongBuffer();
            long state = seed;
            while (random > 0) {
                for (int i = 0; i < words.capacity(); i++) {
                    state += 0x9E37_79B9_7F4A_7C15L;
                    words.put(i, mixed(state));
                }
                block.clear().limit((int) Math.min(block.capacity(), random));
                random -= block.limit();
                drain(block, channel);
            }
        }
    }

    private static ByteBuffer boxHeader(long size) {
        byte[] type = "mdat".getBytes(StandardCharsets.US_ASCII);
        if (size <= LARGEST_SHORT_BOX) {
            return ByteBuffer.allocate(SHORT_BOX_HEADER).putInt((int) size).put(type).flip();
        }
        return ByteBuffer.allocate(LONG_BOX_HEADER).putInt(1).put(type).putLong(size).flip();
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long word) {
        long z = (word ^ word >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    private static void drain(ByteBuffer bytes, FileChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String post(Instant date, String medium) {
        return """
                {"Date": "%s", "Link": "https://video-va.tiktokv.com/storage/v1/%s?x-tos-signature=EXAMPLE", \
                "Likes": "1", "WhoCanView": "Everyone", "AllowComments": "Yes", "AllowStitches": "Yes", \
                "AllowDuets": "Yes", "AllowStickers": "Yes", "AllowSharingToStory": "Yes", "ContentDisclosure": "", \
                "AIGeneratedContent": "", "Sound": "original sound - %s", "Location": "", "Title": "N/A", \
                "AddYoursText": "N/A", "AlternateText": "N/A", "CoverImage": ""}"""
                .formatted(in("yyyy-MM-dd HH:mm:ss", date), medium, ACCOUNT);
    }

    private static String export(List<String> posts, String account) {
        return """
                {"Post": {"Posts": {"VideoList": [
                %s
                ]}},
                "Profile": {"Profile Info": {"App": 1, "ProfileMap": {"userName": "%s", "bioDescription": ""}}}}
                """
                .formatted(String.join(",\n", posts), account);
    }

    private static String in(String pattern, Instant date) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(date);
    }
}
