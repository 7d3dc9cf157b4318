package org.posterity.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Media files of a few hundred bytes; another seed gives other bytes. */
public final class TinyMedia {
    private TinyMedia() {}

    /** An MP4 by its boxes: brand, a movie header of three seconds, and data that no other seed has. */
    public static byte[] mp4(int seed) {
        return mp4(seed, new byte[0]);
    }

    /** The same with more boxes in its movie box, where films keep what they know of themselves. */
    public static byte[] mp4(int seed, byte[] more) {
        byte[] data = new byte[700];
        new Random(seed).nextBytes(data);
        ByteBuffer header = ByteBuffer.allocate(100);
        header.putInt(12, 1000).putInt(16, 3000).putInt(20, 0x10000).putShort(24, (short) 0x100);
        header.putInt(36, 0x10000).putInt(52, 0x10000).putInt(68, 0x40000000).putInt(96, 1);
        return joined(
                box("ftyp", "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.ISO_8859_1)),
                box("moov", joined(box("mvhd", header.array()), more)),
                box("mdat", data));
    }

    public static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] jpeg(int seed) {
        BufferedImage image = new BufferedImage(18, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(Math.floorMod(seed * 83, 256), Math.floorMod(seed * 47, 256), 128));
        pen.fillRect(0, 0, 18, 32);
        pen.setColor(Color.WHITE);
        pen.drawLine(0, Math.floorMod(seed, 32), 17, Math.floorMod(seed * 7, 32));
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
