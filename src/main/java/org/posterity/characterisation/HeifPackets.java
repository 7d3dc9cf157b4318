package org.posterity.characterisation;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Looks into the Exif and XMP packets of HEIF pictures. They are found by their first words, since the lengths that lead to
 * them cannot be trusted; no more than one packet's length is opened, and nothing of it is kept but the kinds.
 */
final class HeifPackets {
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "<x:xmpmeta";
    private static final int PACKET = 1 << 16;
    private static final int PIECE = 1 << 20;

    /** Packets lie before or behind the picture, which is this long at most where it is a photo. */
    private static final int MOST_PIECES = 64;

    private HeifPackets() {}

    static void look(FileChannel channel, Collection<Personal> found) throws IOException {
        long at = 0;
        for (int pieces = 0; pieces < MOST_PIECES && at < channel.size(); pieces++) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE + PACKET);
            channel.read(piece, at);
            byte[] bytes = piece.array();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int exif = text.indexOf(EXIF);
            if (exif >= 0 && exif < PIECE) {
                exif(new ByteArrayReader(bytes, exif + EXIF.length()), found);
            }
            int xmp = text.indexOf(XMP);
            if (xmp >= 0 && xmp < PIECE) {
                PersonalWords.lookIntoXmp(text.substring(xmp, Math.min(text.length(), xmp + PACKET)), found);
            }
            at += PIECE;
        }
    }

    private static void exif(ByteArrayReader packet, Collection<Personal> found) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(packet, metadata);
        StillPersonal.look(metadata, found);
    }
}
