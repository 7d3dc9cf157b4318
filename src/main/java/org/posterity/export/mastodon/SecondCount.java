package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.mastodon.Addressing.Kind;
import org.posterity.model.Category;

/**
 * Counts a file of the archive a second time, in one pass over its tokens that builds no value. It shares with the reading how paths
 * are written and what tells the kinds of items apart, and nothing else, so that what the reading forgets is missed.
 */
final class SecondCount {
    private final JsonParser parser;
    private final Place root;
    private final Owner own;
    private final List<Place> met = new ArrayList<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private Addressing addressing;

    private SecondCount(JsonParser parser, Place root, Owner own) {
        this.parser = parser;
        this.root = root;
        this.own = own;
        this.addressing = new Addressing(own);
    }

    /** @param name of the file, with which its paths begin */
    static SortedMap<String, Long> of(Path file, String name, Structure structure, Owner own) throws IOException {
        try (JsonParser parser = Json.open(file)) {
            SecondCount count = new SecondCount(parser, Place.ofFile(structure, name, Category.POSTS), own);
            count.add(count.root);
            count.next();
            if (name.equals("actor")) {
                count.members(count.root);
                count.met.forEach(count::add);
            } else {
                count.list(name.equals("outbox"));
            }
            return count.counts;
        }
    }

    private void list(boolean outbox) throws IOException {
        while (next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place place = root.child(key);
            add(place);
            if (next() != JsonToken.START_ARRAY || !key.equals("orderedItems")) {
                parser.skipChildren();
                continue;
            }
            while (next() != JsonToken.END_ARRAY) {
                if (outbox) {
                    item();
                } else {
                    add(place.element());
                    parser.skipChildren();
                }
            }
        }
    }

    private void item() throws IOException {
        long begin = parser.currentTokenLocation().getByteOffset();
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        if (object) {
            members(root.ofKind(Kind.POST));
        } else {
            parser.skipChildren();
        }
        boolean read = object && parser.currentLocation().getByteOffset() - begin <= Outbox.LARGEST_ITEM;
        Kind kind = read ? addressing.kind() : Kind.NOT_UNDERSTOOD;
        add(root.ofKind(kind));
        if (kind == Kind.POST) {
            met.forEach(this::add);
        }
        met.clear();
        addressing = new Addressing(own);
    }

    private void members(Place object) throws IOException {
        while (next() != JsonToken.END_OBJECT) {
            Place child = object.child(parser.currentName());
            next();
            value(child, false);
        }
    }

    private void value(Place place, boolean inList) throws IOException {
        JsonToken token = parser.currentToken();
        met.add(place);
        if (token == JsonToken.START_OBJECT && place.plain().equals("outbox.posts.object")) {
            addressing.holdsAnObject();
        } else if (token == JsonToken.VALUE_STRING && Addressing.reads(place.plain())) {
            addressing.note(place.plain(), parser.getText());
        }
        if (token == JsonToken.START_ARRAY && place.isOpen() && !inList) {
            while (next() != JsonToken.END_ARRAY) {
                value(place.element(), true);
            }
        } else if (token == JsonToken.START_OBJECT && place.leads()) {
            members(place);
        } else {
            parser.skipChildren();
        }
    }

    private void add(Place place) {
        counts.merge(place.path(), 1L, Long::sum);
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonEOFException(parser, null, "The file breaks off.");
        }
        return token;
    }
}
