package org.posterity.page;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A still of a JPEG, PNG or GIF, decoded with so few pixels that a large image costs time but not memory. */
final class PhotoStill {
    /** A hundred-megapixel photograph passes; a bomb that claims more pixels than any camera makes does not. */
    private static final long MOST_PIXELS = 250_000_000L;

    /** A progressive JPEG is decoded whole before a pixel comes out, in up to 6 bytes a pixel. */
    private static final long MOST_PROGRESSIVE_PIXELS = 20_000_000L;

    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");
    private static final float QUALITY = 0.7f;

    Optional<byte[]> of(Path file) throws IOException {
        JpegHeader header = JpegHeader.of(file);
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    return Optional.empty();
                }
                reader.setInput(in, true, true);
                return decoded(reader, header)
                        .map(image -> jpeg(header.turned(Shrunk.to(Stills.MOST_WIDTH, image, header))));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<BufferedImage> decoded(ImageReader reader, JpegHeader header) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        boolean strip = width > 20L * height || height > 20L * width;
        if (pixels > (header.progressive() ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS) || strip) {
            return Optional.empty();
        }
        // Every n-th pixel such that twice the wanted width is left, to be averaged; at least one pixel each way.
        int step = Math.max(1, Math.min(width, height) / (2 * Stills.MOST_WIDTH));
        ImageReadParam wanted = reader.getDefaultReadParam();
        wanted.setSourceRegion(new Rectangle(0, 0, width, height));
        wanted.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, wanted));
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
