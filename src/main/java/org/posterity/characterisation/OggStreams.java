package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Which streams an Ogg file holds (RFC 3533 §4): each begins with a page of its own, all of these stand at the head, and their
 * first bytes say how a stream is coded.
 */
final class OggStreams {
    private static final int PAGE = 27;
    private static final int BEGINS = 2;
    private static final int MOST = 64;
    private static final int LONGEST_MARK = 8;
    private static final List<String> PICTURES = List.of("\u0080theora", "BBCD\0", "OVP80", "\u0001video");
    private static final Map<String, String> SOUNDS = Map.of(
            "OpusHead", "audio/opus",
            "\u0001vorbis", "audio/vorbis",
            "\u007fFLAC", "audio/x-oggflac",
            "Speex   ", "audio/speex");

    private OggStreams() {}

    /** A film where any stream is of pictures; a sound by its coding, and by {@code audio/ogg} where that is not known. */
    static String mediaType(BoundedFile file) throws IOException {
        String sound = "audio/ogg";
        long at = 0;
        for (int pages = 0; pages < MOST; pages++) {
            ByteBuffer head = file.header(at, PAGE);
            if (!Packets.latin(head.array(), 0, 4).equals("OggS") || (head.get(5) & BEGINS) == 0) {
                break;
            }
            byte[] lengths = file.bytes(at + PAGE, head.get(26) & 0xff);
            long body = at + PAGE + lengths.length;
            String mark = Packets.latin(file.bytes(body, LONGEST_MARK), 0, LONGEST_MARK);
            if (PICTURES.stream().anyMatch(mark::startsWith)) {
                return "video/ogg";
            }
            for (Map.Entry<String, String> coding : SOUNDS.entrySet()) {
                sound = mark.startsWith(coding.getKey()) ? coding.getValue() : sound;
            }
            at = body;
            for (byte length : lengths) {
                at += length & 0xff;
            }
        }
        return sound;
    }
}
