package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads HEIF and AVIF pictures (ISO/IEC 23008-12) from their boxes: the size of the largest picture, how it is turned, and
 * which packets of metadata are there.
 */
final class HeifReader {
    private static final String XMP = "<x:xmpmeta";
    private static final int PIECE = 1 << 19;
    private static final int OVERLAP = 16;
    private static final int LONGEST_XMP = 1 << 16;

    private final DescriptionDraft draft;

    HeifReader(DescriptionDraft draft) {
        this.draft = draft;
    }

    void read(BoundedFile file) throws IOException {
        BoxReader reader = new BoxReader(file);
        Box all = reader.read();
        if (reader.cutShort()) {
            draft.damaged(DescriptionDraft.INCOMPLETE);
        }
        List<Box> properties = all.at("meta", "iprp", "ipco").map(Box::children).orElse(List.of());
        for (Box property : properties) {
            ByteBuffer value = ByteBuffer.wrap(reader.body(property, 64));
            if (property.type().equals("ispe") && value.capacity() >= 12) {
                extent(value.getInt(4), value.getInt(8));
            } else if (property.type().equals("irot") && value.capacity() >= 1) {
                // the standard counts quarter turns against the clock (§6.5.10)
                draft.rotation = OptionalInt.of((4 - (value.get(0) & 3)) % 4 * 90);
            }
        }
        draft.requireSize();
        Optional<Box> items = all.at("meta", "iinf");
        if (items.isPresent()) {
            String names = new String(reader.body(items.get(), BoundedFile.LONGEST_PIECE), StandardCharsets.ISO_8859_1);
            if (names.contains("Exif") || names.contains("mime")) {
                draft.personal.add(Personal.PACKET);
                packets(file);
            }
        }
    }

    /**
     * The packets are found by their first words, since the lengths that lead to them cannot be trusted. Nothing of them is
     * kept but the kinds.
     */
    private void packets(BoundedFile file) throws IOException {
        for (long at = 0; at < file.size(); at += PIECE) {
            String text = new String(file.bytes(at, PIECE + OVERLAP), StandardCharsets.ISO_8859_1);
            int exif = text.indexOf(Exif.MARK);
            if (exif >= 0 && exif < PIECE) {
                long start = at + exif + Exif.MARK.length();
                new Exif(file, start, file.size() - start, new DescriptionDraft(draft.mediaType, draft.personal))
                        .read();
            }
            int xmp = text.indexOf(XMP);
            if (xmp >= 0 && xmp < PIECE) {
                Packets.xmp(file.bytes(at + xmp, LONGEST_XMP), draft);
            }
        }
    }

    /** Large pictures are stored as tiles; the whole is the largest extent there is. */
    private void extent(int width, int height) {
        if ((long) width * height > (long) draft.codedWidth.orElse(0) * draft.codedHeight.orElse(0)) {
            draft.size(width, height);
        }
    }
}
