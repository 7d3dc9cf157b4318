package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Tells the items of one list apart, of which only what stands in them says what they are. Reading and counting ask it alike. */
public interface ItemKinds {
    /** Bytes; an item that is larger is not read. */
    int LARGEST = 1 << 22;

    /** The place at which an item is read, and where it belongs when it is of the kind that is read. */
    JsonPlace place();

    /** A new item begins. */
    void begin();

    /** Notes the value on which the parser stands, somewhere in the item. */
    void meet(JsonPlace place, JsonParser parser) throws IOException;

    /**
     * Ends the item; answers the place where it belongs. Of an item that belongs elsewhere than {@link #place} nothing is read
     * or counted but itself.
     *
     * @param whole whether it is an object that is read, and no other value or one that is too large
     */
    JsonPlace end(boolean whole);
}
