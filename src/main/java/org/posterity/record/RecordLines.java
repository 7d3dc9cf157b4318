package org.posterity.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.Closeable;
import java.io.IOException;

/** The lines of a record file; must be closed. */
public final class RecordLines<T extends Record> implements Closeable {
    private final MappingIterator<T> values;
    private final Class<T> type;

    RecordLines(MappingIterator<T> values, Class<T> type) {
        this.values = values;
        this.type = type;
    }

    /**
     * Whether there is another line.
     *
     * @throws DamagedRecord when the next line is not such a record
     */
    public boolean hasNext() throws IOException {
        try {
            return values.hasNextValue();
        } catch (JsonProcessingException e) {
            throw new DamagedRecord(type);
        }
    }

    /**
     * The next line.
     *
     * @throws DamagedRecord when it is not such a record
     */
    public T next() throws IOException {
        try {
            return values.nextValue();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new DamagedRecord(type);
        }
    }

    @Override
    public void close() throws IOException {
        values.close();
    }
}
