package org.posterity.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.posterity.Main;

/** A donation of made-up videos: a small valid head of an MP4, then as many seeded bytes as wanted. */
final class PseudoDonation {
    private static final DateTimeFormatter EXPORT_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter NAME_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");
    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 5, 1, 10, 0, 0);

    private final String username;
    private final int videos;

    PseudoDonation(String username, int videos) {
        this.username = username;
        this.videos = videos;
    }

    /** Writes consent, export and videos of this many bytes into a folder, which is made. */
    Path writeTo(Path folder, int bytesPerVideo) throws IOException {
        Files.createDirectories(folder);
        writeConsent(folder.resolve("consent.json"));
        Files.writeString(folder.resolve("user_data_tiktok.json"), export());
        for (int i = 0; i < videos; i++) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(videoName(i)))) {
                video(out, bytesPerVideo, i);
            }
        }
        return folder;
    }

    void writeConsent(Path file) {
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "consent",
                "new",
                "--donor",
                "Juno Marsh",
                "--accepted-by",
                "Ada Keep",
                "--account",
                "tiktok:" + username,
                "--institution",
                "Harbour Archive",
                "--notice",
                "What we do with your videos.",
                "--category",
                "posts,non-public-posts,media,profile,engagement",
                "--purpose",
                "preservation",
                "--access",
                "open",
                "--from",
                "2024-01-01",
                "--out",
                file.toString());
        if (exit != 0) {
            throw new IllegalStateException("No consent record was made: " + err);
        }
    }

    /** The export in the layout of March 2025, newest post first. */
    String export() {
        List<String> posts = new ArrayList<>();
        for (int i = videos - 1; i >= 0; i--) {
            posts.add(("{\"Date\": \"%s\", \"Link\": \"https://video-va.tiktokv.com/storage/v1/x/o%d?a=1233\","
                            + " \"Likes\": \"%d\", \"WhoCanView\": \"Everyone\", \"Sound\": \"original sound\","
                            + " \"Title\": \"Post %d\"}")
                    .formatted(date(i).format(EXPORT_DATE), i, i, i));
        }
        return """
                {"Post": {"Posts": {"VideoList": [%s]}},
                 "Profile": {"Profile Info": {"ProfileMap": {"userName": "%s", "bioDescription": "kelp and kites"}}}}
                """.formatted(String.join(",\n", posts), username);
    }

    static String videoName(int i) {
        return date(i).format(NAME_DATE) + ".mp4";
    }

    private static LocalDateTime date(int i) {
        return FIRST.plusDays(i).plusSeconds(i);
    }

    static void video(OutputStream out, int bytes, int seed) throws IOException {
        out.write(box(
                "ftyp", ByteBuffer.allocate(16).put(ascii("isom")).putInt(512).put(ascii("isommp41"))));
        ByteBuffer header = ByteBuffer.allocate(100);
        header.putInt(12, 1000).putInt(16, 5000).putInt(20, 0x10000).putInt(96, 2);
        header.putInt(36, 0x10000).putInt(52, 0x10000).putInt(68, 0x40000000);
        out.write(box("moov", ByteBuffer.wrap(box("mvhd", header.position(100)))));
        out.write(ByteBuffer.allocate(8).putInt(8 + bytes).put(ascii("mdat")).array());
        Random random = new Random(seed);
        byte[] piece = new byte[1 << 16];
        for (int left = bytes; left > 0; left -= piece.length) {
            random.nextBytes(piece);
            out.write(piece, 0, Math.min(left, piece.length));
        }
    }

    private static byte[] box(String type, ByteBuffer content) {
        byte[] body = content.array();
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(ascii(type))
                .put(body)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The files of a flat folder as a zip. */
    static Path zip(Path folder, Path zip) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return zip;
    }
}
