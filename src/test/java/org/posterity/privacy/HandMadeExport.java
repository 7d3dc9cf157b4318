package org.posterity.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.export.Context;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.ExportContent;
import org.posterity.export.ExportDate;
import org.posterity.export.FieldRole;
import org.posterity.export.HandedOverFile;
import org.posterity.export.Item;
import org.posterity.export.ItemField;
import org.posterity.export.Items;
import org.posterity.export.Post;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.model.Finding;

/** An export that went through the real stages, to which items, context and counts are added by hand. */
public final class HandMadeExport {
    private final Export base;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Long> met = new TreeMap<>();
    private final Map<String, SectionCount> sections = new TreeMap<>();
    private List<Post> posts;
    private Context context;
    private List<HandedOverFile> files;
    private Optional<Instant> generatedAt;
    private boolean withoutExport;

    public HandMadeExport(Donation donation) {
        this(donation.export());
    }

    public HandMadeExport(Export base) {
        this.base = base;
        this.posts = base.content().posts();
        this.context = base.context();
        this.files = base.files();
        this.generatedAt = base.content().generatedAt();
        base.content().sections().forEach(section -> sections.put(section.path(), section));
    }

    public static Item item(String type, Category category, String path, String date, ItemField... fields) {
        Optional<ExportDate> when = date.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExportDate(LocalDateTime.parse(date), ExportDate.Zone.UTC_BY_EVIDENCE));
        return new Item(type, category, path, when, List.of(fields));
    }

    public static ItemField field(String key, String name, FieldRole role, String value) {
        return new ItemField(key, name, role, value);
    }

    /** The item, counted with its fields; the headings above it are counted once. */
    public HandMadeExport with(Item item) {
        items.add(item);
        count(item.path(), 1, item.category(), "object");
        item.fields().stream()
                .filter(field -> !field.key().equals("*"))
                .forEach(field -> count(item.path() + "." + field.key(), 1, item.category(), "string"));
        String above = item.path();
        while (!(above = above(above)).isEmpty()) {
            if (!met.containsKey(above)) {
                count(above, 1, item.category(), above.endsWith("List") ? "list" : "object");
            }
        }
        return this;
    }

    private static String above(String path) {
        return path.endsWith("[]")
                ? path.substring(0, path.length() - 2)
                : path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    /** More of a path, of which the reader made nothing. */
    public HandMadeExport count(String path, long more, Category category, String... types) {
        met.merge(path, more, Long::sum);
        return section(new SectionCount(
                path,
                met.get(path),
                SectionCount.Standing.KNOWN,
                new TreeSet<>(Arrays.asList(types)),
                Optional.ofNullable(category)));
    }

    public HandMadeExport section(SectionCount section) {
        sections.put(section.path(), section);
        return this;
    }

    public HandMadeExport posts(List<Post> given) {
        this.posts = given;
        return this;
    }

    public HandMadeExport context(Context given) {
        this.context = given;
        return this;
    }

    public HandMadeExport files(List<HandedOverFile> given) {
        this.files = given;
        return this;
    }

    public HandMadeExport generatedAt(String instant) {
        this.generatedAt = Optional.of(Instant.parse(instant));
        return this;
    }

    /** As if there had been no export at all: media alone. */
    public HandMadeExport withoutExport() {
        this.withoutExport = true;
        posts = List.of();
        sections.clear();
        generatedAt = Optional.empty();
        return this;
    }

    public Export export() {
        try {
            Path file = Files.createTempFile(
                    base.submission().submission().workspace().folder("export"), "items", null);
            Items.Writer writer = new Items.Writer(file);
            for (Item item : items) {
                writer.write(item);
            }
            writer.close();
            ExportContent content = base.content();
            Map<String, Long> counted = new TreeMap<>();
            sections.values().forEach(section -> counted.put(section.path(), section.items()));
            return new Export(
                    base.submission(),
                    base.platform(),
                    new ExportContent(
                            withoutExport ? "no export" : content.layout(),
                            withoutExport ? List.of() : content.sources(),
                            withoutExport ? Optional.empty() : content.profile(),
                            posts,
                            content.contents(),
                            content.members(),
                            writer.items(),
                            List.copyOf(sections.values()),
                            new TreeMap<>(counted),
                            generatedAt,
                            withoutExport ? List.<Finding>of() : content.findings()),
                    context,
                    files,
                    base.events());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path workspace(String folder) {
        return base.submission().submission().workspace().folder(folder);
    }
}
