package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ShrunkTest {
    /** A photo as the reader of JPEG decodes it is read byte by byte; as any other image, pixel by pixel. */
    @Test
    void aPhotoGivesTheSamePixelsInWhateverFormItIsInMemory() throws Exception {
        Random random = new Random(7);
        for (int[] size : new int[][] {{1, 1}, {181, 97}, {640, 480}, {359, 1000}}) {
            BufferedImage drawn = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    drawn.setRGB(x, y, random.nextInt(1 << 24));
                }
            }
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            assertThat(ImageIO.write(drawn, "jpeg", jpeg)).isTrue();
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
            assertThat(decoded.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
            BufferedImage other = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    other.setRGB(x, y, decoded.getRGB(x, y));
                }
            }
            assertThat(pixels(Shrunk.to(180, decoded, new JpegHeader(false, 1))))
                    .isEqualTo(pixels(Shrunk.to(180, other, new JpegHeader(false, 1))));
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
