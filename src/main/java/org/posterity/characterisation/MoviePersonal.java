package org.posterity.characterisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
                items(new String(reader.body(box, 1 << 20), StandardCharsets.ISO_8859_1));
            } else if (box.type().equals("keys")) {
                keys(new String(reader.body(box, 1 << 16), StandardCharsets.ISO_8859_1));
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

    /** Keys are reverse domain names such as {@code com.apple.quicktime.location.ISO6709}. */
    private void keys(String table) {
        String names = table.toLowerCase(Locale.ROOT);
        add(names, Personal.LOCATION, "location", "gps");
        add(names, Personal.DEVICE, ".make", ".model", "manufacturer", "camera", "lens", "serial");
        add(names, Personal.PERSON, "author", "artist", "copyright", "director", "producer", "owner");
        add(names, Personal.DESCRIPTION, "title", "comment", "description", "keywords", "displayname", "album");
        add(names, Personal.IDENTIFIER, "identifier", "uuid");
    }

    private void add(String names, Personal kind, String... words) {
        for (String word : words) {
            if (names.contains(word)) {
                found.add(kind);
            }
        }
    }
}
