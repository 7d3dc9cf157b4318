package org.posterity.characterisation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Media types that the first bytes of a file tell without doubt: the formats in which media are handed over. A table of
 * all formats costs half a second to load and is only asked about the rest.
 */
final class Signature {
    /** How many bytes of the head are looked at. */
    static final int HEAD = 4096;

    private final String head;

    private Signature(String head) {
        this.head = head;
    }

    static Optional<String> mediaType(byte[] head) {
        return Optional.ofNullable(new Signature(new String(head, StandardCharsets.ISO_8859_1)).read());
    }

    private String read() {
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.length() >= 12) {
            return riff(head.substring(8, 12));
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return matroska();
        }
        if (head.startsWith("ID3") || head.matches("(?s)\u00ff[\u00fa\u00fb\u00f2\u00f3].*")) {
            return "audio/mpeg";
        }
        return head.length() >= 12 ? isoBaseMedia(head.substring(4, 8)) : null;
    }

    private static String riff(String form) {
        return switch (form) {
            case "WEBP" -> "image/webp";
            case "WAVE" -> "audio/vnd.wave";
            case "AVI " -> "video/x-msvideo";
            default -> null;
        };
    }

    private String matroska() {
        int docType = head.indexOf("\u0042\u0082");
        boolean webm = docType > 0 && head.startsWith("webm", docType + 3);
        return webm ? "video/webm" : "video/x-matroska";
    }

    private String isoBaseMedia(String box) {
        return switch (box) {
            case "ftyp" -> brand(head.substring(8, 12));
            case "moov", "mdat", "wide" -> "video/quicktime"; // files from before brands were invented
            default -> null;
        };
    }

    private String brand(String major) {
        return switch (major) {
            case "qt  " -> "video/quicktime";
            case "heic", "heix", "heim", "heis" -> "image/heic";
            case "avif", "avis" -> "image/avif";
            case "mif1", "msf1" -> still();
            case "M4A ", "M4B " -> "audio/mp4";
            default -> major.startsWith("3gp") ? "video/3gpp" : major.startsWith("3g2") ? "video/3gpp2" : "video/mp4";
        };
    }

    /** The brand {@code mif1} says that it is an image; the compatible brands say which. */
    private String still() {
        int end = Math.min(head.length(), Math.max(16, head.charAt(2) << 8 | head.charAt(3)));
        String compatible = head.substring(Math.min(16, end), end);
        return compatible.contains("heic") ? "image/heic" : compatible.contains("avif") ? "image/avif" : "image/heif";
    }
}
