package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file of an export as a stream, however long its lists are, and passes items and plain values on one by one. */
public final class ExportScan implements ObjectScan.Taker {
    private final FileChannel file;
    private final Tally tally;
    private final ItemKinds kinds;
    private final Taker taker;
    private final Tally inItem = new Tally();
    private int index;

    /** Takes what a file contains. */
    public interface Taker {
        /** A plain value with a meaning. */
        default void value(JsonPlace place, JsonParser parser) throws IOException {}

        /**
         * A readable item of any kind.
         *
         * @param kind the place where it belongs
         * @param index in the list, from 0
         * @param offset of its first byte in the file
         */
        default void item(JsonPlace kind, FlatObject object, int index, long offset, int length) throws IOException {}
    }

    private ExportScan(FileChannel file, Tally tally, ItemKinds kinds, Taker taker) {
        this.file = file;
        this.tally = tally;
        this.kinds = kinds;
        this.taker = taker;
    }

    /**
     * Reads a file that contains exactly one object.
     *
     * @param kinds for the elements of the list whose type is {@link Shape#ITEM}; null if there is none
     */
    public static void read(Path file, JsonPlace root, Tally tally, ItemKinds kinds, Taker taker) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                JsonParser parser = ExportJson.open(ExportJson.STRICT, file)) {
            parser.nextToken();
            new ObjectScan(parser, tally, new ExportScan(channel, tally, kinds, taker)).members(root);
            requireEnd(parser);
        }
    }

    /** Reads a small file that contains one object. */
    public static FlatObject object(Path file, JsonPlace root, Tally tally) throws IOException {
        try (JsonParser parser = ExportJson.open(ExportJson.STRICT, file)) {
            parser.nextToken();
            FlatObject object = FlatObject.read(parser, root, tally);
            requireEnd(parser);
            return object;
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new TrailingContentException(parser);
        }
    }

    @Override
    public void value(JsonPlace place, String way, JsonParser parser) throws IOException {
        taker.value(place, parser);
    }

    @Override
    public void item(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        long offset = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long length = parser.currentLocation().getByteOffset() - offset;
        kinds.begin();
        FlatObject object = token == JsonToken.START_OBJECT && length <= ItemKinds.LARGEST
                ? read(file, offset, (int) length, kinds, inItem)
                : null;
        JsonPlace kind = kinds.end(object != null);
        tally.meet(kind, token);
        if (!kind.shape().takesObject()) {
            tally.misshapen(kind);
        }
        if (kind == kinds.place()) {
            tally.takeFrom(inItem);
        } else {
            inItem.clear();
        }
        if (object != null) {
            taker.item(kind, object, index, offset, (int) length);
        }
        index++;
    }

    /** Reads an item again. */
    public static FlatObject read(FileChannel file, long offset, int length, ItemKinds kinds) throws IOException {
        kinds.begin();
        return read(file, offset, length, kinds, new Tally());
    }

    private static FlatObject read(FileChannel file, long offset, int length, ItemKinds kinds, Tally tally)
            throws IOException {
        try (JsonParser parser = ExportJson.STRICT.createParser(PostSlices.bytes(file, offset, length))) {
            parser.nextToken();
            return FlatObject.read(parser, kinds.place(), tally, kinds);
        }
    }
}
