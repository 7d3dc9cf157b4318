package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Tells the items of a list apart if only their content says what they are. Reading and counting both use it. */
public interface ItemKinds {
    /** Bytes; a larger item is not read. */
    int LARGEST = 1 << 22;

    /** The place at which an item is read, and where it belongs if it is of the kind that is read. */
    JsonPlace place();

    /** A new item begins. */
    void begin();

    /** Notes the value at the parser, anywhere in the item. */
    void meet(JsonPlace place, JsonParser parser) throws IOException;

    /**
     * Ends the item; returns the place where it belongs. If that is not {@link #place}, only the item itself is counted,
     * and nothing in it is read.
     *
     * @param whole whether it is an object that is read; false for other values and objects that are too large
     */
    JsonPlace end(boolean whole);
}
