package org.posterity.export;

import java.io.Closeable;
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

/** The items of the sections that consent covers, in the order of the export. They are in the workspace, not in memory. */
public final class Items {
    private static final int ITEM = 1;
    private static final int END = 0;
    private static final int NO_DATE = 0;

    private final List<Path> files;

    private Items(List<Path> files) {
        this.files = List.copyOf(files);
    }

    public static Items none() {
        return new Items(List.of());
    }

    /** These items, followed by the others. */
    public Items and(Items others) {
        List<Path> both = new ArrayList<>(files);
        both.addAll(others.files);
        return new Items(both);
    }

    /** Passes every item to {@code reader}, in order. */
    public void forEach(Consumer<Item> reader) {
        for (Path file : files) {
            try (CompactInput in = new CompactInput(Files.newInputStream(file))) {
                Reading reading = new Reading(in);
                while (in.number() == ITEM) {
                    reader.accept(reading.item());
                }
            } catch (IOException e) {
                throw new TerminalFailure("The workspace cannot be read any more.", e);
            }
        }
    }

    private record ItemHead(String type, Category category, String path) {}

    private record FieldHead(String key, String name, FieldRole role) {

        /** The role is left out: strings cache their hash, and there are few roles. */
        @Override
        public int hashCode() {
            return 31 * key.hashCode() + name.hashCode();
        }
    }

    /** Reads one file of items. A head is written out at its first use, and by number from then on. */
    private static final class Reading {
        private static final ExportDate.Zone[] ZONES = ExportDate.Zone.values();

        private final CompactInput in;
        private final List<ItemHead> itemHeads = new ArrayList<>();
        private final List<FieldHead> fieldHeads = new ArrayList<>();

        Reading(CompactInput in) {
            this.in = in;
        }

        Item item() throws IOException {
            int number = (int) in.number();
            if (number == itemHeads.size()) {
                itemHeads.add(new ItemHead(in.text(), Category.valueOf(in.text()), in.text()));
            }
            ItemHead head = itemHeads.get(number);
            Optional<ExportDate> date = date();
            int size = (int) in.number();
            List<ItemField> fields = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                fields.add(field());
            }
            return new Item(head.type, head.category, head.path, date, fields);
        }

        private Optional<ExportDate> date() throws IOException {
            int zone = (int) in.number();
            if (zone == NO_DATE) {
                return Optional.empty();
            }
            LocalDateTime at = LocalDateTime.ofEpochSecond(in.number(), (int) in.number(), ZoneOffset.UTC);
            return Optional.of(new ExportDate(at, ZONES[zone - 1]));
        }

        private ItemField field() throws IOException {
            int number = (int) in.number();
            if (number == fieldHeads.size()) {
                fieldHeads.add(new FieldHead(in.text(), in.text(), FieldRole.valueOf(in.text())));
            }
            FieldHead head = fieldHeads.get(number);
            return new ItemField(head.key, head.name, head.role, in.text());
        }
    }

    /** Writes items into a file of the workspace. Halves of surrogate pairs, which no encoding can represent, survive. */
    public static final class Writer implements Closeable {
        private final Path file;
        private final CompactOutput out;
        private final Map<ItemHead, Integer> itemHeads = new HashMap<>();
        private final Map<FieldHead, Integer> fieldHeads = new HashMap<>();
        private boolean open = true;

        public Writer(Path file) throws IOException {
            this.file = file;
            this.out = new CompactOutput(Files.newOutputStream(file));
        }

        public void write(Item item) throws IOException {
            out.number(ITEM);
            ItemHead head = new ItemHead(item.type(), item.category(), item.path());
            if (isNew(itemHeads, head)) {
                out.text(head.type);
                out.text(head.category.name());
                out.text(head.path);
            }
            if (item.date().isPresent()) {
                ExportDate date = item.date().get();
                out.number(date.zone().ordinal() + 1);
                out.number(date.at().toEpochSecond(ZoneOffset.UTC));
                out.number(date.at().getNano());
            } else {
                out.number(NO_DATE);
            }
            out.number(item.fields().size());
            for (ItemField field : item.fields()) {
                write(field);
            }
        }

        private void write(ItemField field) throws IOException {
            FieldHead head = new FieldHead(field.key(), field.name(), field.role());
            if (isNew(fieldHeads, head)) {
                out.text(head.key);
                out.text(head.name);
                out.text(head.role.name());
            }
            out.text(field.value());
        }

        /** Writes the number of a head. Returns whether it is new, so that it must be written out. */
        private <H> boolean isNew(Map<H, Integer> heads, H head) throws IOException {
            Integer number = heads.putIfAbsent(head, heads.size());
            out.number(number == null ? heads.size() - 1 : number);
            return number == null;
        }

        /** What was written; the writer must be closed first. */
        public Items items() {
            return new Items(List.of(file));
        }

        /** Ends the writing, and returns what was written. */
        public Items finished() throws IOException {
            close();
            return items();
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                try (out) {
                    out.number(END);
                }
            }
        }
    }
}
