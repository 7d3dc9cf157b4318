package org.posterity.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;

/** The items of the sections that consent covers, in the order of the export. They lie in the workspace, not in memory. */
public final class Items {
    private static final int BUFFER = 1 << 16;

    private final List<Path> files;

    private Items(List<Path> files) {
        this.files = List.copyOf(files);
    }

    public static Items none() {
        return new Items(List.of());
    }

    /** These items, and then the others. */
    public Items and(Items others) {
        List<Path> both = new ArrayList<>(files);
        both.addAll(others.files);
        return new Items(both);
    }

    /** Hands every item to {@code reader}, one after the other. */
    public void forEach(Consumer<Item> reader) {
        for (Path file : files) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                Reading reading = new Reading(in);
                while (in.readBoolean()) {
                    reader.accept(reading.item());
                }
            } catch (IOException e) {
                throw new TerminalFailure("The workspace cannot be read any more.", e);
            }
        }
    }

    private record ItemHead(String type, Category category, String path) {}

    private record FieldHead(String key, String name, FieldRole role) {}

    /** One file of items; heads are written out where they are first met, and by number from then on. */
    private static final class Reading {
        private static final ExportDate.Zone[] ZONES = ExportDate.Zone.values();

        private final DataInputStream in;
        private final List<ItemHead> itemHeads = new ArrayList<>();
        private final List<FieldHead> fieldHeads = new ArrayList<>();

        Reading(DataInputStream in) {
            this.in = in;
        }

        Item item() throws IOException {
            int number = in.readInt();
            if (number == itemHeads.size()) {
                itemHeads.add(new ItemHead(in.readUTF(), Category.valueOf(in.readUTF()), text()));
            }
            ItemHead head = itemHeads.get(number);
            int zone = in.readByte();
            Optional<ExportDate> date = zone < 0
                    ? Optional.empty()
                    : Optional.of(new ExportDate(
                            LocalDateTime.ofEpochSecond(in.readLong(), in.readInt(), ZoneOffset.UTC), ZONES[zone]));
            int size = in.readInt();
            List<ItemField> fields = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                fields.add(field());
            }
            return new Item(head.type, head.category, head.path, date, fields);
        }

        private ItemField field() throws IOException {
            int number = in.readInt();
            if (number == fieldHeads.size()) {
                fieldHeads.add(new FieldHead(text(), in.readUTF(), FieldRole.valueOf(in.readUTF())));
            }
            FieldHead head = fieldHeads.get(number);
            return new ItemField(head.key, head.name, head.role, text());
        }

        private String text() throws IOException {
            int pieces = in.readInt();
            if (pieces == 1) {
                return in.readUTF();
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < pieces; i++) {
                text.append(in.readUTF());
            }
            return text.toString();
        }
    }

    /** Writes items into a file of the workspace. Halves of surrogate pairs, which no encoding has room for, survive. */
    public static final class Writer implements Closeable {
        /** Any text of this length fits what {@code writeUTF} takes at once. */
        private static final int PIECE = 20_000;

        private final Path file;
        private final DataOutputStream out;
        private final Map<ItemHead, Integer> itemHeads = new HashMap<>();
        private final Map<FieldHead, Integer> fieldHeads = new HashMap<>();
        private boolean open = true;

        public Writer(Path file) throws IOException {
            this.file = file;
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        }

        public void write(Item item) throws IOException {
            out.writeBoolean(true);
            ItemHead head = new ItemHead(item.type(), item.category(), item.path());
            if (isNew(itemHeads, head)) {
                out.writeUTF(head.type);
                out.writeUTF(head.category.name());
                text(head.path);
            }
            if (item.date().isPresent()) {
                ExportDate date = item.date().get();
                out.writeByte(date.zone().ordinal());
                out.writeLong(date.at().toEpochSecond(ZoneOffset.UTC));
                out.writeInt(date.at().getNano());
            } else {
                out.writeByte(-1);
            }
            out.writeInt(item.fields().size());
            for (ItemField field : item.fields()) {
                write(field);
            }
        }

        private void write(ItemField field) throws IOException {
            FieldHead head = new FieldHead(field.key(), field.name(), field.role());
            if (isNew(fieldHeads, head)) {
                text(head.key);
                out.writeUTF(head.name);
                out.writeUTF(head.role.name());
            }
            text(field.value());
        }

        /** Writes the number of a head; whether it was met for the first time, and must be written out. */
        private <H> boolean isNew(Map<H, Integer> heads, H head) throws IOException {
            Integer number = heads.putIfAbsent(head, heads.size());
            out.writeInt(number == null ? heads.size() - 1 : number);
            return number == null;
        }

        private void text(String text) throws IOException {
            int pieces = Math.max(1, (text.length() + PIECE - 1) / PIECE);
            out.writeInt(pieces);
            for (int i = 0; i < pieces; i++) {
                out.writeUTF(pieces == 1 ? text : text.substring(i * PIECE, Math.min(text.length(), (i + 1) * PIECE)));
            }
        }

        /** What was written; the writer must be closed first. */
        public Items items() {
            return new Items(List.of(file));
        }

        /** Ends the writing; answers what was written. */
        public Items finished() throws IOException {
            close();
            return items();
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                try (out) {
                    out.writeBoolean(false);
                }
            }
        }
    }
}
