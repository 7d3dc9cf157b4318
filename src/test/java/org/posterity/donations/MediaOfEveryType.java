package org.posterity.donations;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.posterity.cli.TinyMedia;

/** A small file of every type that creators hand over, made by ffmpeg and the JDK, none by the program under test. */
final class MediaOfEveryType {
    private static final String PICTURE = "-f lavfi -i testsrc=size=36x64:rate=10:duration=0.4 ";
    private static final String TONE = "-f lavfi -i sine=frequency=440:duration=0.4 ";
    private static final String BOTH = PICTURE + TONE + "-shortest ";
    private static final String STILL = "-f lavfi -i testsrc=size=36x64:rate=1:duration=1 -frames:v 1 ";

    /** By ending: what ffmpeg is told to make. */
    private static final Map<String, String> FILMS = Map.ofEntries(
            Map.entry("mp4", BOTH + "-c:v libx264 -pix_fmt yuv420p -c:a aac"),
            Map.entry("mov", BOTH + "-c:v libx264 -pix_fmt yuv420p -c:a aac"),
            Map.entry("m4v", PICTURE + "-c:v mpeg4 -f mp4"),
            Map.entry("webm", BOTH + "-c:v libvpx-vp9 -c:a libopus"),
            Map.entry("mkv", BOTH + "-c:v libx264 -c:a libvorbis"),
            Map.entry("ts", BOTH + "-c:v libx264 -c:a aac -f mpegts"),
            Map.entry("m2ts", BOTH + "-c:v libx264 -c:a aac -f mpegts -mpegts_m2ts_mode 1"),
            Map.entry("mpg", BOTH + "-r 25 -c:v mpeg2video -c:a mp2 -f vob"),
            Map.entry("avi", BOTH + "-c:v mjpeg -c:a pcm_s16le"),
            Map.entry("wmv", BOTH + "-c:v wmv2 -c:a wmav2"),
            Map.entry("flv", BOTH + "-c:v flv1 -c:a libmp3lame -ar 44100"),
            Map.entry("ogv", BOTH + "-c:v libtheora -c:a libvorbis"),
            Map.entry("mxf", "-f lavfi -i testsrc=size=64x64:rate=25:duration=0.2 -c:v mpeg2video -f mxf"),
            Map.entry("3gp", PICTURE.replace("36x64", "176x144") + "-c:v h263 -f 3gp"));

    private static final Map<String, String> SOUNDS = Map.ofEntries(
            Map.entry("m4a", TONE + "-c:a aac"),
            Map.entry("mp3", TONE + "-c:a libmp3lame"),
            Map.entry("opus", TONE + "-c:a libopus"),
            Map.entry("ogg", TONE + "-c:a libvorbis"),
            Map.entry("oga", TONE + "-c:a flac -f ogg"),
            Map.entry("spx", TONE + "-ar 16000 -c:a libspeex"),
            Map.entry("flac", TONE + "-c:a flac"),
            Map.entry("wav", TONE + "-c:a pcm_s16le"),
            Map.entry("aiff", TONE + "-c:a pcm_s16be"),
            Map.entry("mka", TONE + "-c:a libopus"),
            Map.entry("weba", TONE + "-c:a libopus -f webm"),
            Map.entry("aac", TONE + "-c:a aac -f adts"));

    private static final Map<String, String> STILLS =
            Map.of("webp", STILL + "-c:v libwebp", "tif", STILL + "-c:v tiff");

    private final Map<String, byte[]> films = new LinkedHashMap<>();
    private final Map<String, byte[]> stills = new LinkedHashMap<>();
    private final Map<String, byte[]> sounds = new LinkedHashMap<>();

    /** @param byFfmpeg whether ffmpeg may be asked; without it only what the JDK makes is there */
    static MediaOfEveryType in(Path folder, boolean byFfmpeg) throws IOException, InterruptedException {
        MediaOfEveryType media = new MediaOfEveryType();
        if (byFfmpeg) {
            make(folder, FILMS, media.films);
            make(folder, SOUNDS, media.sounds);
            make(folder, STILLS, media.stills);
        }
        for (String form : List.of("jpg", "png", "gif", "bmp")) {
            media.stills.put(form, still(form));
        }
        media.films.put("MOV", TinyMedia.mp4(-1));
        // boxes that come first though the standard would like another there (ISO/IEC 14496-12 §4.3)
        for (String first : List.of("wide", "free", "skip", "uuid")) {
            byte[] content =
                    first.equals("uuid") ? "invented by us, 16+more".getBytes(StandardCharsets.US_ASCII) : new byte[0];
            media.films.put(first + ".mp4", joined(TinyMedia.box(first, content), TinyMedia.mp4(first.hashCode())));
        }
        for (long length : List.of(0L, 1L, 360_000_000L, 0xFFFF_FFFEL)) {
            media.films.put(length + "ms.mp4", lasting(length));
        }
        return media;
    }

    /** The ending of one more of a kind, where a donation has used all types up. */
    String anotherType(Map<String, byte[]> kind) {
        return kind == films ? "mp4" : kind == stills ? "jpg" : "wav";
    }

    /** One more of a kind; another seed gives other bytes. */
    byte[] another(Map<String, byte[]> kind, int seed) {
        return kind == films ? TinyMedia.mp4(seed) : kind == stills ? TinyMedia.jpeg(seed) : wave(seed);
    }

    /** A RIFF file of a few samples: one that differs, then silence. */
    private static byte[] wave(int seed) {
        return ByteBuffer.allocate(44 + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + 16)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) seed)
                .array();
    }

    Map<String, byte[]> films() {
        return films;
    }

    Map<String, byte[]> stills() {
        return stills;
    }

    Map<String, byte[]> sounds() {
        return sounds;
    }

    private static void make(Path folder, Map<String, String> orders, Map<String, byte[]> made)
            throws IOException, InterruptedException {
        for (String ending : orders.keySet().stream().sorted().toList()) {
            Path file = folder.resolve("made." + ending);
            List<String> line = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
            line.addAll(Arrays.asList(orders.get(ending).split(" ")));
            line.addAll(List.of("-threads", "1", file.toString()));
            Path said = folder.resolve("ffmpeg.txt");
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(ending + ": " + Files.readString(said));
            }
            made.put(ending, Files.readAllBytes(file));
        }
    }

    private static byte[] still(String form) throws IOException {
        BufferedImage image = new BufferedImage(18, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(form.length(), form.charAt(0) % 32, 0xABCDEF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, form, out)) {
            throw new AssertionError(form);
        }
        return out.toByteArray();
    }

    /** A film whose movie header states a length in milliseconds, which need not be true. */
    private static byte[] lasting(long milliseconds) {
        byte[] film = TinyMedia.mp4(Long.hashCode(milliseconds) + 7);
        int header = new String(film, StandardCharsets.ISO_8859_1).indexOf("mvhd");
        ByteBuffer.wrap(film).putInt(header + 4 + 16, (int) milliseconds);
        return film;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
