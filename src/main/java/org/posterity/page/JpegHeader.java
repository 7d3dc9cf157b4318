package org.posterity.page;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What must be known of a JPEG before it is decoded; of another file, the values that change nothing.
 *
 * @param progressive whether decoders must hold the whole image (ITU-T T.81, frame type SOF2)
 * @param orientation how it must be turned to be seen upright, 1 to 8 (Exif 2.3, tag 0x0112)
 */
record JpegHeader(boolean progressive, int orientation) {
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int MOST_SEGMENTS = 1000;

    static JpegHeader of(Path file) throws IOException {
        int orientation = 1;
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(bytes))) {
            if (in.read() != 0xFF || in.read() != 0xD8) {
                return new JpegHeader(false, 1);
            }
            for (int i = 0; i < MOST_SEGMENTS; i++) {
                int marker = marker(in);
                if (marker == START_OF_SCAN || marker < 0) {
                    break;
                }
                if (isFrame(marker)) {
                    return new JpegHeader(marker != 0xC0 && marker != 0xC1, orientation);
                }
                byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
                if (marker == APP1 && orientation == 1) {
                    orientation = orientationIn(segment);
                }
            }
        }
        // No frame where one should stand: treated as the kind that is decoded with the tighter limit.
        return new JpegHeader(true, orientation);
    }

    boolean sideways() {
        return orientation >= 5;
    }

    /** The image as it is meant to be seen. */
    BufferedImage turned(BufferedImage image) {
        if (orientation == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage turned =
                new BufferedImage(sideways() ? height : width, sideways() ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < turned.getHeight(); y++) {
            for (int x = 0; x < turned.getWidth(); x++) {
                int alongRow = sideways() ? y : x;
                int alongColumn = sideways() ? x : y;
                boolean mirrorRow = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean mirrorColumn = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int fromX = mirrorRow ? width - 1 - alongRow : alongRow;
                int fromY = mirrorColumn ? height - 1 - alongColumn : alongColumn;
                turned.setRGB(x, y, image.getRGB(fromX, fromY));
            }
        }
        return turned;
    }

    private static int marker(DataInputStream in) throws IOException {
        int b = in.read();
        while (b == 0xFF) {
            b = in.read();
        }
        return b;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Walks the first directory of the TIFF structure in an Exif segment; 1 where it is absent or broken. */
    private static int orientationIn(byte[] segment) {
        if (segment.length < 20 || segment[0] != 'E' || segment[1] != 'x' || segment[2] != 'i' || segment[3] != 'f') {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries && directory + 14 + 12 * i <= tiff.limit(); i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == 0x0112) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
