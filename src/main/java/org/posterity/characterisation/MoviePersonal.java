package org.posterity.characterisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Notices which kinds of personal metadata a movie carries, by the names of its boxes and keys; values are not read. */
final class MoviePersonal {
    private final BoxReader reader;
    private final Collection<Personal> found;

    MoviePersonal(BoxReader reader, Collection<Personal> found) {
        this.reader = reader;
        this.found = found;
    }

    void look(List<Box> boxes) throws IOException {
        for (Box box : boxes) {
            Personal.of("box", box.type()).ifPresent(found::add);
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
            Personal.of("box", list.substring(at + 4, at + 8)).ifPresent(found::add);
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
