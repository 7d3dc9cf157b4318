package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Measures MPEG sound by the headers of its frames (ISO/IEC 11172-3 §2.4.1.3); the sound itself is sought over. */
final class MpegFrames {
    private static final int[][] KILOBITS = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int FURTHEST = 1 << 16;

    /** Three quarters of an hour; what is longer is measured in proportion. */
    private static final int MOST_FRAMES = 100_000;

    private final BoundedFile file;
    private final DescriptionDraft draft;

    MpegFrames(BoundedFile file, DescriptionDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    /** One frame of the third layer: {@code samples} of them, in so many bytes. */
    private record Frame(int rate, int channels, int samples, long length) {}

    void describe(long start, long end) throws IOException {
        double seconds = 0;
        int frames = 0;
        long first = first(start, end);
        long at = first;
        Optional<Frame> next = frame(at, end);
        for (; next.isPresent() && frames < MOST_FRAMES; next = frame(at, end)) {
            frames++;
            Frame frame = next.get();
            if (seconds == 0) {
                draft.technical("audio.sampleRate", frame.rate());
                draft.technical("audio.channels", frame.channels());
            }
            seconds += (double) frame.samples() / frame.rate();
            at += frame.length();
        }
        if (frames == MOST_FRAMES) {
            seconds *= (double) (end - first) / (at - first);
        }
        if (seconds > 0) {
            draft.duration = Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
        }
    }

    /** Some writers leave bytes before the first frame. */
    private long first(long start, long end) throws IOException {
        for (long at = start; at < Math.min(end, start + FURTHEST); at++) {
            Optional<Frame> frame = frame(at, end);
            if (frame.isPresent()
                    && (at + frame.get().length() >= end
                            || frame(at + frame.get().length(), end).isPresent())) {
                return at;
            }
        }
        return end;
    }

    private Optional<Frame> frame(long at, long end) throws IOException {
        if (at + 4 > end) {
            return Optional.empty();
        }
        ByteBuffer header = file.header(at, 4);
        int bits = header.getInt(0);
        int version = bits >> 19 & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
        int kilobits = bits >> 12 & 15;
        int rate = bits >> 10 & 3;
        if (bits >>> 21 != 0x7ff
                || version == 1
                || (bits >> 17 & 3) != 1
                || kilobits == 0
                || kilobits == 15
                || rate == 3) {
            return Optional.empty();
        }
        int hertz = RATES[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int samples = version == 3 ? 1152 : 576;
        int bitRate = 1000 * KILOBITS[version == 3 ? 0 : 1][kilobits];
        long length = (long) samples / 8 * bitRate / hertz + (bits >> 9 & 1);
        return Optional.of(new Frame(hertz, (bits >> 6 & 3) == 3 ? 1 : 2, samples, length));
    }
}
