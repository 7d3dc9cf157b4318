package org.posterity.page;

import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Rows of a table, read while they are written; what they are read from is closed after the last one. */
record Rows<T>(Supplier<Stream<T>> source) implements Iterable<T> {
    @Override
    public Iterator<T> iterator() {
        Stream<T> stream = source.get();
        Iterator<T> rows = stream.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (rows.hasNext()) {
                    return true;
                }
                stream.close();
                return false;
            }

            @Override
            public T next() {
                return rows.next();
            }
        };
    }
}
