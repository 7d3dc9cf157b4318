package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The directories of a TIFF structure (TIFF 6.0, Exif 2.32): a block of Exif in a picture, or a TIFF file. Which tags are there
 * tells the kinds of personal metadata; of values only the size, the turn, the version and the time are read.
 */
final class Exif {
    /** What a block of Exif in a picture begins with. */
    static final String MARK = "Exif\0\0";

    private static final String DAMAGED = "Part of the embedded metadata is damaged.";
    private static final int SUB_PICTURES = 0x014A;
    private static final int EXIF = 0x8769;
    private static final int GPS = 0x8825;
    private static final int XMP = 0x02BC;
    private static final int MOST_DIRECTORIES = 64;
    private static final int ENTRY = 12;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

    private final BoundedFile file;
    private final long start;
    private final long length;
    private final DescriptionDraft draft;
    private final boolean sizes;
    private final Set<Long> seen = new HashSet<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private int width;
    private Optional<String> version = Optional.empty();
    private String taken = "";
    private String offset = "";

    /** A block of Exif in {@code file}, whose offsets count from {@code start}. */
    Exif(BoundedFile file, long start, long length, DescriptionDraft draft) {
        this(file, start, length, draft, false);
    }

    private Exif(BoundedFile file, long start, long length, DescriptionDraft draft, boolean sizes) {
        this.file = file;
        this.start = start;
        this.length = length;
        this.draft = draft;
        this.sizes = sizes;
    }

    /** A TIFF file, which says its own size. */
    static Exif ofTiff(BoundedFile file, DescriptionDraft draft) {
        return new Exif(file, 0, file.size(), draft, true);
    }

    void read() throws IOException {
        ByteBuffer head = file.header(start, 8);
        order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        directories(Integer.toUnsignedLong(head.order(order).getInt(4)), true);
        created();
    }

    /** The version as Exif writes it, for example {@code 0232}. */
    Optional<String> version() {
        return version;
    }

    /** A directory and those chained behind it; directories below one are read once each. */
    private void directories(long first, boolean main) throws IOException {
        long at = first;
        while (at >= 8 && seen.add(at)) {
            int entries = at + 2 > length || seen.size() > MOST_DIRECTORIES ? 0 : number16(at);
            if (entries == 0 || at + 2 + (long) entries * ENTRY > length) {
                draft.warnings.add(DAMAGED);
                return;
            }
            ByteBuffer directory = file.header(start + at + 2, entries * ENTRY).order(order);
            for (int i = 0; i < entries; i++) {
                entry(directory, i * ENTRY, main && at == first);
            }
            long next = at + 2 + (long) entries * ENTRY;
            at = main && next + 4 <= length ? number32(next) : 0;
        }
    }

    private void entry(ByteBuffer directory, int at, boolean first) throws IOException {
        int tag = Short.toUnsignedInt(directory.getShort(at));
        long count = Integer.toUnsignedLong(directory.getInt(at + 4));
        long value = Integer.toUnsignedLong(directory.getInt(at + 8));
        boolean isShort = directory.getShort(at + 2) == 3;
        int number = isShort ? Short.toUnsignedInt(directory.getShort(at + 8)) : (int) value;
        Personal.of("exif", tag).ifPresent(draft.personal::add);
        switch (tag) {
            case 0x0100 -> width = number;
            case 0x0101 -> size(width, number);
            case 0x0112 -> {
                if (first) {
                    turn(number);
                }
            }
            case 0x9000 -> version = Optional.of(Packets.latin(directory.array(), at + 8, 4));
            case 0x9003 -> taken = text(value, 19);
            case 0x9011 -> offset = text(value, 6);
            case XMP -> PersonalWords.lookIntoXmp(text(value, count), draft.personal);
            case EXIF -> directories(value, false);
            case GPS -> {
                if (value >= 8 && value + 2 <= length && number16(value) > 0) {
                    draft.personal.add(Personal.LOCATION);
                }
            }
            case SUB_PICTURES -> {
                for (long i = 0; i < Math.min(count, MOST_DIRECTORIES); i++) {
                    directories(count == 1 ? value : number32(value + 4 * i), false);
                }
            }
            default -> {}
        }
    }

    /** A file may hold a small picture before the large one. */
    private void size(int wide, int high) {
        if (sizes && (long) wide * high > (long) draft.codedWidth.orElse(0) * draft.codedHeight.orElse(0)) {
            draft.size(wide, high);
        }
    }

    /** Orientation 6 means: turn by 90 degrees clockwise to see it upright. Mirroring is not told. */
    private void turn(int orientation) {
        draft.technical("image.orientation", orientation);
        draft.rotation = switch (orientation) {
            case 1, 2 -> OptionalInt.of(0);
            case 3, 4 -> OptionalInt.of(180);
            case 5, 6 -> OptionalInt.of(90);
            case 7, 8 -> OptionalInt.of(270);
            default -> OptionalInt.empty();
        };
    }

    /** Exif times are local; only with an offset do they name an instant. */
    private void created() {
        try {
            if (!offset.isEmpty()) {
                Instant instant = LocalDateTime.parse(taken, TIME).toInstant(ZoneOffset.of(offset));
                draft.creationTime = Optional.of(instant);
            }
        } catch (DateTimeException e) {
            draft.warnings.add(DAMAGED);
        }
    }

    private int number16(long at) throws IOException {
        return Short.toUnsignedInt(file.header(start + at, 2).order(order).getShort());
    }

    private long number32(long at) throws IOException {
        return Integer.toUnsignedLong(file.header(start + at, 4).order(order).getInt());
    }

    private String text(long at, long most) throws IOException {
        byte[] bytes = file.bytes(start + at, Math.max(0, Math.min(most, length - at)));
        return Packets.latin(bytes, 0, bytes.length);
    }
}
