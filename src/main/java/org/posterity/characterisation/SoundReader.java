package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/** Reads MP3 and WAVE files. */
final class SoundReader {
    private static final int OLD_TAG = 128;
    private static final int MOST_TAGS = 64;

    private final BoundedFile file;
    private final DescriptionDraft draft;

    SoundReader(BoundedFile file, DescriptionDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    void mp3() throws IOException {
        draft.audioCodec = Optional.of("MP3");
        long end = file.size();
        if (end > OLD_TAG && Packets.latin(file.bytes(end - OLD_TAG, 3), 0, 3).equals("TAG")) {
            // ID3 of the first version: a title, an artist and a comment in the last 128 bytes
            draft.personal.add(Personal.PERSON);
            draft.personal.add(Personal.DESCRIPTION);
            end -= OLD_TAG;
        }
        long sound = 0;
        for (int tags = 0; tags < MOST_TAGS; tags++) {
            long behind = Id3Frames.look(file, sound, draft);
            if (behind == sound) {
                break;
            }
            sound = behind;
        }
        new MpegFrames(file, draft).describe(sound, end);
    }

    /** The chunks of a WAVE file say it all; the length of {@code fmt } tells the variants apart. */
    void wave() throws IOException {
        long bytesPerSecond = 0;
        long at = 12;
        while (at + 8 <= file.size()) {
            ByteBuffer chunk = file.header(at, 48).order(ByteOrder.LITTLE_ENDIAN);
            String type = Packets.latin(chunk.array(), 0, 4);
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            if (type.equals("fmt ") && length >= 16) {
                draft.version(Long.toString(length));
                draft.audioCodec = Optional.of(chunk.getShort(8) == 1 ? "PCM" : "WAVE format " + chunk.getChar(8));
                draft.technical("audio.channels", (int) chunk.getChar(10));
                draft.technical("audio.sampleRate", Integer.toUnsignedLong(chunk.getInt(12)));
                bytesPerSecond = Integer.toUnsignedLong(chunk.getInt(16));
            } else if (type.equals("data") && bytesPerSecond > 0) {
                long held = Math.min(length, file.size() - at - 8);
                draft.duration = Optional.of(Duration.ofMillis(Math.round(1000.0 * held / bytesPerSecond)));
                if (held < length && length != 0xFFFF_FFFFL) {
                    draft.damaged(DescriptionDraft.INCOMPLETE);
                }
            } else if (type.equals("LIST") || type.equals("bext") || type.equals("id3 ")) {
                draft.personal.add(Personal.PACKET);
            }
            at += 8 + length + (length & 1);
        }
    }
}
