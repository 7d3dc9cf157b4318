package org.posterity.canary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * What is packed inside of bytes: gzip and zip, wherever they begin, as far as they can be unpacked. A tar is not unpacked,
 * since its files and their names stand in it as they are.
 */
final class Containers {
    private static final int LARGEST = 1 << 26;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Containers() {}

    /** Hands over the name and the bytes of each thing that is packed here. */
    static void in(byte[] bytes, BiConsumer<String, byte[]> taker) {
        boolean inZip = false;
        for (int i = 0; i < bytes.length - ZIP.length; i++) {
            if (isAt(GZIP, bytes, i)) {
                gzip(bytes, i, taker);
            } else if (!inZip && isAt(ZIP, bytes, i)) {
                // What looks like a further beginning is the next entry, or lies packed in this one.
                inZip = zip(bytes, i, taker);
            }
        }
    }

    private static boolean isAt(byte[] sign, byte[] bytes, int offset) {
        return Arrays.equals(sign, 0, sign.length, bytes, offset, offset + sign.length);
    }

    private static void gzip(byte[] bytes, int offset, BiConsumer<String, byte[]> taker) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, offset, bytes.length - offset))) {
            taker.accept("gzip at " + offset, read(in));
        } catch (IOException e) {
            // Three bytes look like it by chance.
        }
    }

    private static boolean zip(byte[] bytes, int offset, BiConsumer<String, byte[]> taker) {
        boolean any = false;
        try (ZipArchiveInputStream in = new ZipArchiveInputStream(
                new ByteArrayInputStream(bytes, offset, bytes.length - offset),
                StandardCharsets.UTF_8.name(),
                true,
                true)) {
            for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                any = true;
                taker.accept(entry.getName(), in.canReadEntryData(entry) ? read(in) : new byte[0]);
            }
        } catch (IOException e) {
            // It is none, or it breaks off.
        }
        return any;
    }

    /** All of it, or as much of it as can be read. */
    private static byte[] read(InputStream in) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                content.write(piece, 0, count);
                if (content.size() > LARGEST) {
                    throw new AssertionError("Too large to be looked through.");
                }
            }
        } catch (IOException e) {
            // It breaks off here.
        }
        return content.toByteArray();
    }
}
