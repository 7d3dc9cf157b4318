package org.posterity.characterisation;

import java.util.Optional;

/** The elementary stream descriptor of a sound track (ISO/IEC 14496-1 §7.2.6): which coding, how many channels. */
record StreamDescriptor(Optional<Integer> objectType, Optional<Integer> channels) {
    private static final StreamDescriptor NONE = new StreamDescriptor(Optional.empty(), Optional.empty());
    private static final int STREAM = 3;
    private static final int DECODER = 4;
    private static final int SPECIFIC = 5;

    /** Reads it from a sample entry, given as one character a byte. */
    static StreamDescriptor of(String entry) {
        int box = entry.indexOf("esds");
        if (box < 0) {
            return NONE;
        }
        int stream = inside(entry, box + 8, STREAM);
        int decoder = stream < 0 ? -1 : inside(entry, stream + 3, DECODER);
        if (decoder < 0 || decoder >= entry.length()) {
            return NONE;
        }
        int specific = inside(entry, decoder + 13, SPECIFIC);
        return new StreamDescriptor(Optional.of((int) entry.charAt(decoder)), channels(entry, specific));
    }

    /** Where the content of the descriptor that starts at {@code at} starts; lengths take one to four bytes. */
    private static int inside(String entry, int at, int tag) {
        if (at >= entry.length() || entry.charAt(at) != tag) {
            return -1;
        }
        int content = at + 1;
        while (content < entry.length() && entry.charAt(content) >= 0x80) {
            content++;
        }
        return content + 1;
    }

    /** Bits 9 to 12 of the audio specific configuration (ISO/IEC 14496-3 §1.6.2.1), where its plain form is used. */
    private static Optional<Integer> channels(String entry, int at) {
        if (at < 0 || at + 1 >= entry.length()) {
            return Optional.empty();
        }
        int bits = entry.charAt(at) << 8 | entry.charAt(at + 1);
        boolean plain = bits >> 11 != 31 && (bits >> 7 & 15) != 15;
        int channels = bits >> 3 & 15;
        return plain && channels >= 1 && channels <= 6 ? Optional.of(channels) : Optional.empty();
    }
}
