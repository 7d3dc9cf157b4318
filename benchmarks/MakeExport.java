import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Makes a large export (V4, 2025) as a stream: entries are divided among the sections as in a heavy account, and the
 * messages are as long as it takes to reach the size. Beside it lies a consent record of the invented account of
 * kelp-and-kites that covers the categories named. The same arguments give the same bytes.
 *
 * <pre>java benchmarks/MakeExport.java OUT ITEMS BYTES POSTS CATEGORY,… [SAMPLES]</pre>
 */
final class MakeExport {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Instant NEWEST = Instant.parse("2025-11-20T21:04:17Z");
    /** Percentages of the entries; what is left are messages. */
    private static final int WATCHED = 45;

    private static final int LIKED = 20;
    private static final int LOG_INS = 5;
    private static final int COMMENTS = 5;
    private static final int MESSAGES_OF_A_PARTNER = 120;
    private static final int LONGEST_LINK_ID = 900;

    private static final String[] WORDS = {
        "tide", "kelp", "kite", "harbour", "rope", "føroyar", "lantern", "moss", "rain", "tin", "gull", "salt", "slate", "日和", "wind",
        "\\\"again\\\"", "boat", "🪁", "morning", "cliff", "wool", "smoke", "pier", "naïve", "stone", "\\n", "signal", "fog", "oar", "sea",
    };

    private final OutputStream out;
    private final SplittableRandom random = new SplittableRandom(20_260_401);
    private final StringBuilder line = new StringBuilder(4096);
    private final StringBuilder signature = new StringBuilder();
    private long written;
    private boolean first = true;

    private MakeExport(OutputStream out) {
        this.out = out;
        for (int i = 0; i < LONGEST_LINK_ID; i++) {
            signature.append("abcdef0123456789%".charAt(random.nextInt(17)));
        }
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        long items = Long.parseLong(args[1]);
        long bytes = Long.parseLong(args[2]);
        int posts = Integer.parseInt(args[3]);
        Path samples = Path.of(args.length > 5 ? args[5] : "archive-samples");
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve("user_data_tiktok.json")), 1 << 18)) {
            new MakeExport(out).write(items, bytes, posts);
        }
        String categories = "\"categories\": [\"" + args[4].replace(",", "\", \"") + "\"]";
        String record = Files.readString(samples.resolve("kelp-and-kites/consent.json"));
        Files.writeString(
                folder.resolve("consent.json"), record.replaceFirst("(?s)\"categories\": \\[.*?]", categories));
    }

    private void write(long items, long bytes, int posts) throws IOException {
        long watched = items * WATCHED / 100;
        long liked = items * LIKED / 100;
        long logIns = items * LOG_INS / 100;
        long comments = items * COMMENTS / 100;
        long messages = Math.max(0, items - watched - liked - logIns - comments - posts);

        raw("{\"Comment\":{\"Comments\":{\"App\":1,\"CommentsList\":[\n");
        for (long i = 0; i < comments; i++) {
            entry("{\"date\":\"%s\",\"comment\":\"%s\",\"photo\":\"N/A\",\"url\":\"\"}", date(i, 700), text(60));
        }
        raw("]}},\n\"Post\":{\"Posts\":{\"VideoList\":[\n");
        first = true;
        for (int i = 0; i < posts; i++) {
            post(i);
        }
        raw("]},\"Recently Deleted Posts\":{\"PostList\":[]}},\n\"Profile\":{\"Profile Info\":{\"App\":1,\"ProfileMap\":"
                + "{\"userName\":\"kelp.and.kites\",\"displayName\":\"kelp & kites\",\"bioDescription\":\"\"}}},\n"
                + "\"Your Activity\":{\"Watch History\":{\"VideoList\":[\n");
        links(watched, 40, "Date", "Link");
        raw("]},\n\"Like List\":{\"App\":1,\"ItemFavoriteList\":[\n");
        links(liked, 90, "date", "link");
        raw("]},\n\"Login History\":{\"LoginHistoryList\":[\n");
        first = true;
        for (long i = 0; i < logIns; i++) {
            entry(
                    "{\"Date\":\"%s\",\"IP\":\"203.0.113.%d\",\"DeviceModel\":\"Example Phone %d\",\"DeviceSystem\":"
                            + "\"Android 14\",\"NetworkType\":\"Wi-Fi\",\"Carrier\":\"\"}",
                    date(i, 300), random.nextInt(256), random.nextInt(9));
        }
        raw("]}},\n\"Direct Message\":{\"Direct Messages\":{\"ChatHistory\":{\n");
        messages(messages, bytes);
        raw("}}}}\n");
    }

    /** Each is as long as what is still to be filled, shared among those to come. */
    private void messages(long messages, long bytes) throws IOException {
        long partner = 0;
        for (long i = 0; i < messages; i++) {
            if (i % MESSAGES_OF_A_PARTNER == 0) {
                raw((i == 0 ? "" : "],\n") + "\"Chat History with partner_of_" + partner++ + ":\":[\n");
                first = true;
            }
            int room = (int) Math.max(20, Math.min(100_000, (bytes - written) / (messages - i) - 75));
            entry("{\"Date\":\"%s\",\"From\":\"partner_of_%d\",\"Content\":\"%s\"}", date(i, 200), partner, text(room));
        }
        raw(messages == 0 ? "" : "]");
    }

    private void links(long count, int seconds, String date, String link) throws IOException {
        first = true;
        for (long i = 0; i < count; i++) {
            entry(
                    "{\"" + date + "\":\"%s\",\"" + link + "\":\"https://www.tiktokv.com/share/video/7%018d/\"}",
                    date(i, seconds), random.nextLong(1_000_000_000_000_000_000L));
        }
    }

    private void post(int i) throws IOException {
        entry(
                "{\"Date\":\"%s\",\"Link\":\"https://video-va.tiktokv.com/storage/v1/tos-example/%s?x-expires=1764680657"
                        + "&x-tos-signature=EXAMPLE\",\"Likes\":\"%d\",\"WhoCanView\":\"%s\",\"AllowComments\":\"Yes\","
                        + "\"AllowStitches\":\"Yes\",\"AllowDuets\":\"Yes\",\"AllowStickers\":\"Yes\","
                        + "\"AllowSharingToStory\":\"Yes\",\"ContentDisclosure\":\"\",\"AIGeneratedContent\":\"\","
                        + "\"Sound\":\"original sound - kelp.and.kites\",\"Location\":\"\",\"Title\":\"N/A\","
                        + "\"AddYoursText\":\"N/A\",\"AlternateText\":\"N/A\",\"CoverImage\":\"\"}",
                date(i, 30_000), signature, random.nextInt(90_000), i % 10 == 0 ? "Friends" : "Everyone");
    }

    private static String date(long i, int seconds) {
        return DATE.format(NEWEST.minusSeconds(i * seconds));
    }

    /** Words in several scripts, about so many bytes of them, with the escapes that JSON knows. */
    private String text(int bytes) {
        line.setLength(0);
        while (line.length() < bytes) {
            line.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return line.toString();
    }

    private void entry(String form, Object... values) throws IOException {
        raw((first ? "" : ",\n") + String.format(form, values));
        first = false;
    }

    private void raw(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        written += bytes.length;
    }
}
