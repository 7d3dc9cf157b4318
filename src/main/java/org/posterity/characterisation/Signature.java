package org.posterity.characterisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Media types that are certain from a file's bytes: the most common formats, and those that the table of all formats gets
 * wrong or does not know. That table takes half a second to load and is used for the rest.
 */
final class Signature {
    /** How many bytes of the head are looked at. */
    static final int HEAD = 4096;

    private static final String MXF = "\u0006\u000e\u002b\u0034\u0002\u0005\u0001\u0001\r\u0001\u0002";

    /** First bytes of formats that the table of all formats does not know, or only by name. */
    private static final Map<String, String> HEADS = Map.of(
            "\u001f\u0007\0", "video/x-dv",
            "\0\0\0\u0001g", "video/h264",
            "\u00b7\u00d8\0 7I\u00da\u0011", "video/x-ms-wtv",
            "DKIF\0\0", "video/x-ivf",
            "wvpk", "audio/x-wavpack",
            "TTA1", "audio/x-tta",
            "riff.\u0091\u00cf\u0011", "audio/x-w64",
            "\u007f\u00fe\u0080\u0001", "audio/vnd.dts",
            "Creative Voice File\u001a", "audio/x-voc");

    private final BoundedFile file;
    private final String head;

    private Signature(BoundedFile file, byte[] head) {
        this.file = file;
        this.head = new String(head, StandardCharsets.ISO_8859_1);
    }

    static Optional<String> mediaType(BoundedFile file, byte[] head) throws IOException {
        Signature signature = new Signature(file, head);
        return signature
                .read()
                .or(() -> PacketStream.isTransport(head) ? Optional.of(PacketStream.TRANSPORT) : Optional.empty());
    }

    private Optional<String> read() throws IOException {
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        if ((head.startsWith("RIFF") || head.startsWith("RF64")) && head.length() >= 12) {
            return Optional.ofNullable(riff(head.substring(8, 12)));
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            int docType = head.indexOf("\u0042\u0082");
            int webm =
                    docType < 0 ? -1 : head.indexOf("webm", docType) - docType; // behind a length of one to eight bytes
            return Optional.of(webm > 0 && webm <= 10 ? "video/webm" : "video/x-matroska");
        }
        if (head.startsWith("OggS")) {
            return Optional.of(OggStreams.mediaType(file));
        }
        if (head.startsWith("ID3")) {
            return Optional.of(behindTags());
        }
        if (head.matches("(?s)\u00ff[\u00fa\u00fb\u00f2\u00f3\u00e2\u00e3].*")) {
            return Optional.of("audio/mpeg");
        }
        if (head.indexOf(MXF) >= 0) {
            return Optional.of("application/mxf"); // behind a run-in of any bytes (SMPTE ST 377-1 §6.5)
        }
        Optional<String> plain = HEADS.entrySet().stream()
                .filter(format -> head.startsWith(format.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return plain.isPresent() ? plain : IsoFile.mediaType(file);
    }

    private static String riff(String form) {
        return switch (form) {
            case "WEBP" -> "image/webp";
            case "WAVE" -> "audio/vnd.wave";
            case "AVI " -> "video/x-msvideo";
            default -> null;
        };
    }

    /** A tag can stand before sound of several kinds. */
    private String behindTags() throws IOException {
        long at = Id3Frames.end(file);
        String sound = Packets.latin(file.bytes(at, 4), 0, 4);
        return sound.startsWith("fLaC")
                ? "audio/x-flac"
                : sound.matches("(?s)\u00ff[\u00f0\u00f1\u00f8\u00f9].*") ? "audio/x-aac" : "audio/mpeg";
    }
}
