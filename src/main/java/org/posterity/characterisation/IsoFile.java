package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which kind of ISO base media file a file is (ISO/IEC 14496-12): by all brands that it is said to follow, in whatever order its
 * boxes stand, and by whether it has a movie or a picture.
 */
final class IsoFile {
    /** Boxes that a file of this family may begin with. */
    private static final Set<String> FIRST = Set.of(
            "ftyp", "styp", "moov", "moof", "mdat", "meta", "wide", "free", "skip", "uuid", "pnot", "pdin", "sidx",
            "junk");

    private static final Set<String> MAIN = Set.of("moov", "moof", "mdat", "meta", "ftyp", "styp");
    private static final Set<String> STILLS = Set.of(
            "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "avif", "avis", "mif1", "mif2", "msf1",
            "miaf", "MA1A", "MA1B", "jpeg", "jpgs", "j2ki", "avci", "vvic", "crx ");
    private static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
    private static final Set<String> AVIF = Set.of("avif", "avis", "MA1A", "MA1B");
    private static final int MOST_BOXES = 64;
    private static final int LONGEST_BRANDS = 1024;

    private final BoundedFile file;
    private final Set<String> boxes = new HashSet<>();
    private String major = "";
    private final List<String> brands = new ArrayList<>();
    private boolean picture;

    private IsoFile(BoundedFile file) {
        this.file = file;
    }

    /** Nothing where the file is of another family. */
    static Optional<String> mediaType(BoundedFile file) throws IOException {
        IsoFile iso = new IsoFile(file);
        iso.read();
        return Optional.ofNullable(iso.type());
    }

    private void read() throws IOException {
        long at = 0;
        for (int seen = 0; seen < MOST_BOXES && at + 8 <= file.size(); seen++) {
            ByteBuffer header = file.header(at, 16);
            String type = Packets.latin(header.array(), 4, 4);
            if (seen == 0 && !FIRST.contains(type)) {
                return;
            }
            boxes.add(type);
            long length = Integer.toUnsignedLong(header.getInt(0));
            int headerLength = length == 1 ? 16 : 8;
            length = length == 1 ? header.getLong(8) : length == 0 ? file.size() - at : length;
            if (type.equals("ftyp") && brands.isEmpty()) {
                brands(file.bytes(at + headerLength, Math.max(0, Math.min(LONGEST_BRANDS, length - headerLength))));
            } else if (type.equals("meta")) {
                String meta = Packets.latin(file.bytes(at + headerLength, 64), 0, 64);
                picture |= meta.contains("hdlr") && meta.contains("pict");
            }
            if (length < headerLength || length > file.size() - at) {
                return;
            }
            at += length;
        }
    }

    private void brands(byte[] body) {
        major = Packets.latin(body, 0, 4);
        brands.add(major);
        for (int at = 8; at + 4 <= body.length; at += 4) {
            brands.add(Packets.latin(body, at, 4));
        }
    }

    private String type() {
        if (boxes.stream().noneMatch(MAIN::contains)) {
            return boxes.contains("wide") || boxes.contains("pnot") ? "video/quicktime" : null;
        }
        if (STILLS.contains(major) || picture && !boxes.contains("moov") || isOfStills()) {
            return still();
        }
        return switch (major) {
            case "" ->
                boxes.contains("styp") || boxes.contains("moof")
                        ? "video/mp4"
                        : "video/quicktime"; // from before brands
            case "qt  " -> "video/quicktime";
            case "M4A ", "M4B ", "M4P ", "F4A ", "F4B " -> "audio/mp4";
            case "jp2 " -> "image/jp2";
            default -> major.startsWith("3gp") ? "video/3gpp" : major.startsWith("3g2") ? "video/3gpp2" : "video/mp4";
        };
    }

    /** A major brand that nobody knows, a brand of stills, and no movie. */
    private boolean isOfStills() {
        return !boxes.contains("moov")
                && !boxes.contains("moof")
                && brands.stream().anyMatch(STILLS::contains);
    }

    /** The brand {@code mif1} says that it is an image; the others say which. */
    private String still() {
        if (brands.contains("crx ")) {
            return "image/x-canon-cr3";
        }
        if (HEIC.contains(major) || !AVIF.contains(major) && brands.stream().anyMatch(HEIC::contains)) {
            return "image/heic";
        }
        return brands.stream().anyMatch(AVIF::contains) ? "image/avif" : "image/heif";
    }
}
