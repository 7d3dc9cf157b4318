package org.posterity.format.rocrate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/** One entity of the flat graph, written property by property. */
final class Entity implements AutoCloseable {
    private final JsonGenerator json;

    Entity(JsonGenerator json, String id, String type) throws IOException {
        this.json = json;
        json.writeStartObject();
        json.writeStringField("@id", id);
        json.writeStringField("@type", type);
    }

    Entity text(String name, String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    Entity text(String name, Optional<String> value) throws IOException {
        return value.isPresent() ? text(name, value.get()) : this;
    }

    Entity number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    Entity number(String name, OptionalInt value) throws IOException {
        return value.isPresent() ? number(name, value.getAsInt()) : this;
    }

    Entity link(String name, String id) throws IOException {
        json.writeFieldName(name);
        reference(id);
        return this;
    }

    /** A list of references, written while it is read; an empty one is left out. */
    Entity links(String name, Iterable<String> ids) throws IOException {
        Iterator<String> each = ids.iterator();
        if (!each.hasNext()) {
            return this;
        }
        json.writeArrayFieldStart(name);
        while (each.hasNext()) {
            reference(each.next());
        }
        json.writeEndArray();
        return this;
    }

    private void reference(String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("@id", id);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.writeEndObject();
    }
}
