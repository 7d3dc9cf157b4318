package org.posterity.characterisation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** How the samples of a track are coded: the first sample entry (ISO/IEC 14496-12 §8.5.2) and the track's handler. */
final class SampleEntry {
    private static final Map<String, String> CODECS = Map.ofEntries(
            Map.entry("avc1", "H.264"),
            Map.entry("avc3", "H.264"),
            Map.entry("hvc1", "H.265"),
            Map.entry("hev1", "H.265"),
            Map.entry("dvh1", "H.265"),
            Map.entry("dvhe", "H.265"),
            Map.entry("bvc2", "ByteVC2"),
            Map.entry("av01", "AV1"),
            Map.entry("vp08", "VP8"),
            Map.entry("vp09", "VP9"),
            Map.entry("mp4v", "MPEG-4 Visual"),
            Map.entry("s263", "H.263"),
            Map.entry("jpeg", "Motion JPEG"),
            Map.entry("apch", "ProRes"),
            Map.entry("apcn", "ProRes"),
            Map.entry("apcs", "ProRes"),
            Map.entry("apco", "ProRes"),
            Map.entry("ap4h", "ProRes"),
            Map.entry("Opus", "Opus"),
            Map.entry("alac", "ALAC"),
            Map.entry("fLaC", "FLAC"),
            Map.entry("ac-3", "AC-3"),
            Map.entry("ec-3", "E-AC-3"),
            Map.entry("samr", "AMR"),
            Map.entry("sawb", "AMR-WB"),
            Map.entry("sowt", "PCM"),
            Map.entry("twos", "PCM"),
            Map.entry("lpcm", "PCM"),
            Map.entry(".mp3", "MP3"));
    private static final Map<Integer, String> PROFILES =
            Map.of(66, "Baseline", 77, "Main", 88, "Extended", 100, "High", 110, "High 10", 122, "High 4:2:2");

    private final String handler;
    private final String entry;

    private SampleEntry(String handler, String entry) {
        this.handler = handler;
        this.entry = entry;
    }

    /** From the bodies of a {@code hdlr} and of an {@code stsd} box. */
    static SampleEntry of(byte[] hdlr, byte[] stsd) {
        String handler = new String(hdlr, StandardCharsets.ISO_8859_1);
        String samples = new String(stsd, StandardCharsets.ISO_8859_1);
        return new SampleEntry(
                handler.length() < 12 ? "" : handler.substring(8, 12),
                samples.length() < 16 ? "" : samples.substring(8));
    }

    boolean isVideo() {
        return handler.equals("vide") && !entry.isEmpty();
    }

    boolean isSound() {
        return handler.equals("soun") && !entry.isEmpty();
    }

    String fourCharacterCode() {
        String code = entry.substring(4, 8);
        return code.matches("[ -~]{4}") ? code : "";
    }

    Optional<String> codec() {
        String code = fourCharacterCode();
        return Optional.ofNullable(
                code.equals("mp4a") ? sound() : CODECS.getOrDefault(code, code.isBlank() ? null : code.strip()));
    }

    /** H.264 profile in words; byte 1 of the decoder configuration (ISO/IEC 14496-15 §5.3.3). */
    Optional<String> profile() {
        return configuration(1).map(PROFILES::get);
    }

    /** H.264 level, for example {@code 3.1}; byte 3 of the decoder configuration. */
    Optional<String> level() {
        return configuration(3).map(level -> level / 10 + "." + level % 10);
    }

    /** Pixels as coded (ISO/IEC 14496-12 §12.1.3). */
    Optional<Integer> width() {
        return number(32);
    }

    Optional<Integer> height() {
        return number(34);
    }

    /** Samples a second; the lower half of the number is a fraction (§12.2.3). */
    Optional<Integer> sampleRate() {
        return number(32).filter(rate -> rate > 0);
    }

    private Optional<Integer> number(int at) {
        return at + 2 > entry.length() ? Optional.empty() : Optional.of(entry.charAt(at) << 8 | entry.charAt(at + 1));
    }

    private Optional<Integer> configuration(int index) {
        int at = entry.indexOf("avcC");
        return at < 0 || at + 4 + index >= entry.length()
                ? Optional.empty()
                : Optional.of((int) entry.charAt(at + 4 + index));
    }

    /** {@code mp4a} is AAC or MP3; the elementary stream descriptor says which. */
    private String sound() {
        int objectType = StreamDescriptor.of(entry).objectType().orElse(0x40);
        return objectType == 0x69 || objectType == 0x6b ? "MP3" : "AAC";
    }

    /** Channels of AAC; the sample entry itself says two for most writers, whatever they wrote. */
    Optional<Integer> channels() {
        return StreamDescriptor.of(entry).channels();
    }
}
