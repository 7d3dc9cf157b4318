package org.posterity.characterisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices which kinds of personal metadata a movie carries, by the names of its boxes and keys; values are not read. */
final class MoviePersonal {
    private static final Map<String, Personal> BY_BOX = Map.ofEntries(
            Map.entry("\u00a9xyz", Personal.LOCATION),
            Map.entry("loci", Personal.LOCATION),
            Map.entry("\u00a9mak", Personal.DEVICE),
            Map.entry("\u00a9mod", Personal.DEVICE),
            Map.entry("\u00a9mal", Personal.DEVICE),
            Map.entry("manu", Personal.DEVICE),
            Map.entry("modl", Personal.DEVICE),
            Map.entry("slno", Personal.DEVICE),
            Map.entry("\u00a9swr", Personal.DEVICE),
            Map.entry("CAME", Personal.DEVICE),
            Map.entry("LENS", Personal.DEVICE),
            Map.entry("FIRM", Personal.DEVICE),
            Map.entry("MUID", Personal.IDENTIFIER),
            Map.entry("GPMF", Personal.LOCATION),
            Map.entry("gps ", Personal.LOCATION),
            Map.entry("GPS ", Personal.LOCATION),
            Map.entry("\u00a9ART", Personal.PERSON),
            Map.entry("aART", Personal.PERSON),
            Map.entry("\u00a9aut", Personal.PERSON),
            Map.entry("\u00a9wrt", Personal.PERSON),
            Map.entry("\u00a9dir", Personal.PERSON),
            Map.entry("\u00a9prd", Personal.PERSON),
            Map.entry("\u00a9cpy", Personal.PERSON),
            Map.entry("cprt", Personal.PERSON),
            Map.entry("auth", Personal.PERSON),
            Map.entry("perf", Personal.PERSON),
            Map.entry("ownr", Personal.PERSON),
            Map.entry("apID", Personal.PERSON),
            Map.entry("\u00a9nam", Personal.DESCRIPTION),
            Map.entry("\u00a9cmt", Personal.DESCRIPTION),
            Map.entry("\u00a9des", Personal.DESCRIPTION),
            Map.entry("\u00a9inf", Personal.DESCRIPTION),
            Map.entry("\u00a9key", Personal.DESCRIPTION),
            Map.entry("\u00a9lyr", Personal.DESCRIPTION),
            Map.entry("\u00a9alb", Personal.DESCRIPTION),
            Map.entry("desc", Personal.DESCRIPTION),
            Map.entry("ldes", Personal.DESCRIPTION),
            Map.entry("titl", Personal.DESCRIPTION),
            Map.entry("dscp", Personal.DESCRIPTION),
            Map.entry("kywd", Personal.DESCRIPTION),
            Map.entry("covr", Personal.THUMBNAIL),
            Map.entry("thmb", Personal.THUMBNAIL),
            Map.entry("CNTH", Personal.THUMBNAIL),
            Map.entry("----", Personal.PACKET),
            Map.entry("XMP_", Personal.PACKET),
            Map.entry("uuid", Personal.PACKET));

    private final BoxReader reader;
    private final Collection<Personal> found;

    MoviePersonal(BoxReader reader, Collection<Personal> found) {
        this.reader = reader;
        this.found = found;
    }

    void look(List<Box> boxes) throws IOException {
        for (Box box : boxes) {
            Optional.ofNullable(BY_BOX.get(box.type())).ifPresent(found::add);
            if (box.type().equals("ilst")) {
                items(text(box, 1 << 20));
            } else if (box.type().equals("keys")) {
                PersonalWords.look(text(box, 1 << 16), found);
            } else if (box.type().equals("XMP_") || box.type().equals("uuid")) {
                packet(text(box, 1 << 20));
            } else if (box.type().equals("stsd")) {
                track(text(box, 1 << 16));
            }
            look(box.children());
        }
    }

    private void items(String list) {
        int at = 0;
        while (at + 8 <= list.length()) {
            long length = (long) list.charAt(at) << 24
                    | list.charAt(at + 1) << 16
                    | list.charAt(at + 2) << 8
                    | list.charAt(at + 3);
            Optional.ofNullable(BY_BOX.get(list.substring(at + 4, at + 8))).ifPresent(found::add);
            if (length < 8 || length > list.length()) {
                return;
            }
            at += (int) length;
        }
    }

    private String text(Box box, int most) throws IOException {
        return new String(reader.body(box, most), StandardCharsets.ISO_8859_1);
    }

    /** Of XMP the names of properties tell; of other packets nothing is known. */
    private void packet(String packet) {
        int xmp = packet.indexOf("<x:xmpmeta");
        if (xmp >= 0) {
            PersonalWords.lookIntoXmp(packet.substring(xmp), found);
        }
    }

    /** Cameras write where they are as a track of its own; keys are names such as {@code com.apple.quicktime.location.ISO6709}. */
    private void track(String entries) {
        if (entries.contains("gpmd") || entries.contains("camm")) {
            found.add(Personal.LOCATION);
        } else if (entries.contains("mebx")) {
            PersonalWords.look(entries, found);
        }
    }
}
