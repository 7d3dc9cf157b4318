package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.export.ItemField;
import org.posterity.export.SectionCount;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/** Reads the files of an export one after the other, and keeps what was found in each and what a second count found. */
public final class CountedFiles {
    private static final int LONGEST_VALUE = 1 << 13;

    private final PlaceTable table;
    private final UnknownKeys unknown;
    private final BiFunction<FieldRole, String, FieldRole> role;
    private final List<SectionCount> sections = new ArrayList<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private ReceivedFile file;

    /** @param role the actual role of an item's value that the table gives this role: for some, only the value tells */
    public CountedFiles(PlaceTable table, UnknownKeys unknown, BiFunction<FieldRole, String, FieldRole> role) {
        this.table = table;
        this.unknown = unknown;
        this.role = role;
    }

    /** Takes an item of a list: a like, a followed account. */
    public interface ItemTaker {
        void take(Item item) throws IOException;
    }

    /** The file that is being read, or was read last. If reading fails, it is broken. */
    public ReceivedFile file() {
        return file;
    }

    public List<SectionCount> sections() {
        return sections;
    }

    public SortedMap<String, Long> counted() {
        return Collections.unmodifiableSortedMap(counted);
    }

    /** What the table does not explain. */
    public List<Finding> findings() {
        return findings;
    }

    /** The place of the file with this name in the table, at the root of a new tree. */
    public JsonPlace place(String name) {
        return JsonPlace.root(name, table.file(name), unknown);
    }

    /**
     * Reads a file with items of several kinds.
     *
     * @param kinds created once for the reading and once for the second count
     */
    public <K extends ItemKinds> void items(
            ReceivedFile source, String name, Function<JsonPlace, K> kinds, Function<K, ExportScan.Taker> taker)
            throws IOException {
        file = source;
        JsonPlace root = place(name);
        K told = kinds.apply(root);
        Tally tally = new Tally();
        ExportScan.read(source.location(), root, tally, told, taker.apply(told));
        JsonPlace again = place(name);
        add(tally, new IndependentCount(ExportJson.STRICT, source.location(), again, kinds.apply(again)).call());
    }

    /** Reads a small file that is one object. */
    public FlatObject object(ReceivedFile source, String name) throws IOException {
        file = source;
        Tally tally = new Tally();
        FlatObject object = ExportScan.object(source.location(), place(name), tally);
        add(tally, new IndependentCount(ExportJson.STRICT, source.location(), place(name)).call());
        return object;
    }

    /** Reads a file whose plain values with a meaning are themselves items: a list of addresses. */
    public void list(ReceivedFile source, String name, ItemTaker taker) throws IOException {
        file = source;
        Tally tally = new Tally();
        ExportScan.read(source.location(), place(name), tally, null, new ExportScan.Taker() {
            @Override
            public void value(JsonPlace place, JsonParser parser) throws IOException {
                if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_VALUE) {
                    taker.take(itemOf(name, place, parser.getText()));
                }
            }
        });
        add(tally, new IndependentCount(ExportJson.STRICT, source.location(), place(name)).call());
    }

    /**
     * An item of one value.
     *
     * @param type the name of the file
     */
    public Item itemOf(String type, JsonPlace place, String value) {
        FieldMeaning meaning = place.shape().meaning().orElseThrow();
        ItemField field = new ItemField("*", meaning.name(), role.apply(meaning.role(), value), value);
        return new Item(type, place.category().orElseThrow(), place.path(), Optional.empty(), List.of(field));
    }

    /** Adds what was found in a file, and what a second count found in it. */
    public void add(Tally tally, Map<String, Long> again) {
        sections.addAll(tally.counts((path, types) -> false, findings));
        counted.putAll(again);
    }
}
