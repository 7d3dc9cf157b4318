package org.posterity.characterisation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** How the samples of a track are coded: the first sample entry (ISO/IEC 14496-12 §8.5.2) and the track's handler. */
final class SampleEntry {
    private static final Map<Integer, String> PROFILES =
            Map.of(66, "Baseline", 77, "Main", 88, "Extended", 100, "High", 110, "High 10", 122, "High 4:2:2");

    /** Tags of descriptors, each inside the one before. */
    private static final int STREAM = 3;

    private static final int DECODER = 4;
    private static final int SPECIFIC = 5;

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
                code.equals("mp4a") ? sound() : MediaFormat.codec(code).orElse(code.isBlank() ? null : code.strip()));
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

    /** {@code mp4a} is AAC or MP3; the elementary stream descriptor (ISO/IEC 14496-1 §7.2.6) says which. */
    private String sound() {
        int decoder = decoder();
        int objectType = decoder < 0 ? 0 : entry.charAt(decoder);
        return objectType == 0x69 || objectType == 0x6b ? "MP3" : "AAC";
    }

    /**
     * Channels of AAC; the sample entry itself says two for most writers, whatever they wrote. Bits 9 to 12 of the audio specific
     * configuration (ISO/IEC 14496-3 §1.6.2.1), where its plain form is used.
     */
    Optional<Integer> channels() {
        int decoder = decoder();
        int at = decoder < 0 ? -1 : inside(decoder + 13, SPECIFIC);
        if (at < 0 || at + 1 >= entry.length()) {
            return Optional.empty();
        }
        int bits = entry.charAt(at) << 8 | entry.charAt(at + 1);
        boolean plain = bits >> 11 != 31 && (bits >> 7 & 15) != 15;
        int channels = bits >> 3 & 15;
        return plain && channels >= 1 && channels <= 6 ? Optional.of(channels) : Optional.empty();
    }

    /** Where the descriptor of the decoder stands; -1 where there is none. */
    private int decoder() {
        int box = entry.indexOf("esds");
        int stream = box < 0 ? -1 : inside(box + 8, STREAM);
        int decoder = stream < 0 ? -1 : inside(stream + 3, DECODER);
        return decoder < entry.length() ? decoder : -1;
    }

    /** Where the content of the descriptor that starts at {@code at} starts; lengths take one to four bytes. */
    private int inside(int at, int tag) {
        if (at >= entry.length() || entry.charAt(at) != tag) {
            return -1;
        }
        int content = at + 1;
        while (content < entry.length() && entry.charAt(content) >= 0x80) {
            content++;
        }
        return content + 1;
    }
}
