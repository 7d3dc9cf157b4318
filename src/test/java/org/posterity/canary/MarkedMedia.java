package org.posterity.canary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.posterity.cli.TinyMedia;

/** Photos and films that say of themselves where, by whom and with what they were made. */
final class MarkedMedia {
    private final Markers markers;

    MarkedMedia(Markers markers) {
        this.markers = markers;
    }

    /** With Exif (camera, owner, place), XMP and a comment. */
    byte[] jpeg(String place, int seed) {
        byte[] jpeg = TinyMedia.jpeg(seed);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        segment(all, 0xe1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(place)));
        String packet = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator><rdf:Seq><rdf:li>"
                + markers.name(place + ", XMP")
                + "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
        segment(all, 0xe1, packet.getBytes(StandardCharsets.UTF_8));
        segment(all, 0xfe, markers.handle(place + ", comment").getBytes(StandardCharsets.UTF_8));
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    private static void segment(ByteArrayOutputStream all, int type, byte[] content) {
        all.write(0xff);
        all.write(type);
        all.write(content.length + 2 >> 8);
        all.write(content.length + 2);
        all.writeBytes(content);
    }

    private byte[] exif(String place) {
        int[] tags = {0x010e, 0x010f, 0x0110, 0x0131, 0x013b};
        int data = 8 + 2 + 12 * (tags.length + 1) + 4;
        int gps = data + 32 * tags.length;
        ByteBuffer tiff = ByteBuffer.allocate(gps + 2 + 12 * 2 + 4 + 24);
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) (tags.length + 1));
        for (int i = 0; i < tags.length; i++) {
            entry(tiff, tags[i], 2, 32, data + 32 * i);
            tiff.put(
                    data + 32 * i,
                    markers.word(place + ", Exif " + Integer.toHexString(tags[i]))
                            .getBytes(StandardCharsets.US_ASCII));
        }
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).position(gps);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, gps + 30);
        tiff.putInt(0);
        double latitude = markers.latitude(place + ", Exif GPS");
        int minutes = (int) ((latitude - 11) * 60);
        double seconds = (latitude - 11 - minutes / 60.0) * 3600;
        tiff.putInt(11)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt((int) Math.round(seconds * 10_000))
                .putInt(10_000);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** With a place, a title and an artist in its user data. */
    byte[] mp4(String place, int seed) {
        String position = String.format(Locale.ROOT, "%+09.5f-045.12345/", markers.latitude(place + ", \u00a9xyz"));
        return TinyMedia.mp4(
                seed,
                TinyMedia.box(
                        "udta",
                        joined(
                                text("xyz", position),
                                text("nam", markers.word(place + ", \u00a9nam")),
                                text("ART", markers.word(place + ", \u00a9ART")),
                                text("mod", markers.word(place + ", \u00a9mod")))));
    }

    /** A text of QuickTime's user data; its name begins with a copyright sign. */
    private static byte[] text(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(12 + bytes.length)
                .putInt(12 + bytes.length)
                .put((byte) 0xa9)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) bytes.length)
                .putShort((short) 0x15c7)
                .put(bytes)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
