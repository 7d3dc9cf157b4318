package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How a track of pictures is shown: turned by how much, and how many pictures a second on average. */
final class PictureTrack {
    private final BoxReader reader;
    private final DescriptionDraft draft;

    PictureTrack(BoxReader reader, DescriptionDraft draft) {
        this.reader = reader;
        this.draft = draft;
    }

    void describe(Box track) throws IOException {
        Optional<Box> header = track.at("tkhd");
        Optional<Box> scale = track.at("mdia", "mdhd");
        Optional<Box> times = track.at("mdia", "minf", "stbl", "stts");
        if (header.isPresent()) {
            turn(ByteBuffer.wrap(reader.body(header.get(), 256)));
        }
        if (scale.isPresent() && times.isPresent()) {
            ByteBuffer media = ByteBuffer.wrap(reader.body(scale.get(), 256));
            boolean wide = media.hasRemaining() && media.get(0) == 1;
            if (media.capacity() >= 24) {
                rate(
                        Integer.toUnsignedLong(media.getInt(wide ? 20 : 12)),
                        ByteBuffer.wrap(reader.body(times.get(), BoundedFile.LONGEST_PIECE)));
            }
        }
    }

    /** The first two numbers of the matrix are the cosine and the sine of the turn (ISO/IEC 14496-12 §8.3.2). */
    private void turn(ByteBuffer header) {
        int matrix = header.hasRemaining() && header.get(0) == 1 ? 52 : 40;
        if (header.capacity() >= matrix + 8) {
            double turn = Math.toDegrees(Math.atan2(header.getInt(matrix + 4), header.getInt(matrix)));
            draft.rotation = OptionalInt.of(Math.floorMod(Math.round(turn / 90) * 90, 360));
        }
    }

    /** A table of how many pictures are shown for how long each (§8.6.1.2). */
    private void rate(long scale, ByteBuffer table) {
        long pictures = 0;
        double time = 0;
        for (int at = 8; at + 8 <= table.capacity(); at += 8) {
            long count = Integer.toUnsignedLong(table.getInt(at));
            pictures += count;
            time += (double) count * Integer.toUnsignedLong(table.getInt(at + 4));
        }
        double rate = pictures * scale / time;
        if (Double.isFinite(rate) && rate > 0) {
            draft.frameRate = OptionalDouble.of(Math.round(rate * 1000.0) / 1000.0);
        }
    }
}
