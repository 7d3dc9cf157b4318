package org.posterity.page;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;

/** An image made smaller by averaging, on white where it is transparent. Whole numbers only, so that any runtime agrees. */
final class Shrunk {
    private Shrunk() {}

    /** {@code image} such that it is at most {@code mostWidth} wide once it has been turned as {@code header} says. */
    static BufferedImage to(int mostWidth, BufferedImage image, JpegHeader header) {
        int side = header.sideways() ? image.getHeight() : image.getWidth();
        int target = Math.min(mostWidth, side);
        int width = Math.max(1, (int) ((long) image.getWidth() * target / side));
        int height = Math.max(1, (int) ((long) image.getHeight() * target / side));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * image.getHeight() / height);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * image.getHeight() / height));
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * image.getWidth() / width);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * image.getWidth() / width));
                small.setRGB(x, y, average(image, left, top, right, bottom));
            }
        }
        return small;
    }

    private static int average(BufferedImage image, int left, int top, int right, int bottom) {
        return image.getType() == BufferedImage.TYPE_3BYTE_BGR
                        && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                        && image.getSampleModel() instanceof ComponentSampleModel model
                        && image.getRaster().getSampleModelTranslateX() == 0
                        && image.getRaster().getSampleModelTranslateY() == 0
                        && bytes.getOffset() == 0
                ? averageOf(bytes.getData(), model, left, top, right, bottom)
                : averageOfAny(image, left, top, right, bottom);
    }

    /** The form that photos are decoded into, read without asking for each pixel. */
    private static int averageOf(byte[] bytes, ComponentSampleModel model, int left, int top, int right, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long count = (long) (right - left) * (bottom - top);
        int[] offsets = model.getBandOffsets();
        for (int y = top; y < bottom; y++) {
            int at = y * model.getScanlineStride() + left * model.getPixelStride();
            for (int x = left; x < right; x++, at += model.getPixelStride()) {
                red += bytes[at + offsets[0]] & 0xff;
                green += bytes[at + offsets[1]] & 0xff;
                blue += bytes[at + offsets[2]] & 0xff;
            }
        }
        return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }

    private static int averageOfAny(BufferedImage image, int left, int top, int right, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long count = (long) (right - left) * (bottom - top);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int argb = image.getRGB(x, y);
                int alpha = argb >>> 24;
                red += onWhite(argb >> 16 & 0xff, alpha);
                green += onWhite(argb >> 8 & 0xff, alpha);
                blue += onWhite(argb & 0xff, alpha);
            }
        }
        return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }

    private static int onWhite(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha)) / 255;
    }
}
