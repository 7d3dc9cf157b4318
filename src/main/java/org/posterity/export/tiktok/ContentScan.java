package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.posterity.export.Items;
import org.posterity.export.Profile;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.Shape;
import org.posterity.export.json.Tally;
import org.posterity.model.Category;

/**
 * Reads an export once, as a stream. It takes posts, the profile and the items that consent covers, counts everything, and
 * builds no other value. An item's fields may come before and after the lists in it, so an item is written when its object
 * ends, after the items inside it. The item of a list (a chat) comes before the items in it.
 */
final class ContentScan {
    private final JsonParser parser;
    private final Structure structure;
    private final JsonPlace export;
    private final PostScan posts;
    private final Predicate<Category> covered;
    private final Items.Writer items;
    private final EmptyWords emptyWords;
    private final Tally tally = new Tally();
    private final Remarks remarks = new Remarks();
    private final RepeatedKeys keys = new RepeatedKeys();
    private Optional<Profile> profile = Optional.empty();

    /** What to do with each member of an object, with the parser at its value, before it is read as usual. */
    interface Member {
        Member NOTHING = (key, place) -> {};

        void read(String key, JsonPlace place) throws IOException;
    }

    /** @param covered the categories whose values may be taken; all others are only counted */
    ContentScan(
            JsonParser parser,
            Structure structure,
            PostScan posts,
            Predicate<Category> covered,
            Items.Writer items,
            EmptyWords emptyWords) {
        this.parser = parser;
        this.structure = structure;
        this.export = structure.root();
        this.posts = posts;
        this.covered = covered;
        this.items = items;
        this.emptyWords = emptyWords;
    }

    Tally tally() {
        return tally;
    }

    Remarks remarks() {
        return remarks;
    }

    Optional<Profile> profile() {
        return profile;
    }

    /** Reads the whole export. The parser must be before its first token, and is after its last one afterwards. */
    void read() throws IOException {
        parser.nextToken();
        value(export, "");
    }

    private void value(JsonPlace place, String key) throws IOException {
        JsonToken token = parser.currentToken();
        tally.meet(place, token);
        if (token == JsonToken.START_OBJECT) {
            object(place, key);
            return;
        }
        if (isEntryOfLists(place) && isTaken(place)) {
            items.write(new ItemDraft(place, tally, remarks).under(key).item());
        }
        if (token == JsonToken.START_ARRAY) {
            list(place);
        } else if (place.isKnown() && !place.shape().takesPlain() && !isNothing(token)) {
            tally.misshapen(place);
        }
    }

    private boolean isNothing(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NULL
                || token == JsonToken.VALUE_STRING
                        && emptyWords.isAt(parser.currentTokenLocation().getByteOffset());
    }

    private void list(JsonPlace place) throws IOException {
        Shape shape = place.shape();
        boolean ofPosts = shape != null && shape.takesList() && PostScan.isPost(shape.element());
        int index = 0;
        while (next() != JsonToken.END_ARRAY) {
            JsonPlace element = place.element();
            if (ofPosts) {
                post(element, index);
            } else {
                value(element, "");
            }
            index++;
        }
        if (index > 0 && shape != null && !shape.takesList()) {
            tally.misshapen(place);
        }
    }

    private void post(JsonPlace place, int index) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            posts.noteStranger();
            value(place, "");
            return;
        }
        tally.meet(place, JsonToken.START_OBJECT);
        posts.read(this, parser, place, index);
    }

    private void object(JsonPlace place, String key) throws IOException {
        if (place.isKnown() && place.shape().isOfType("profile") && isCovered(place) && profile.isEmpty()) {
            ProfileDraft draft = new ProfileDraft(structure, parser, remarks);
            members(place, draft);
            profile = Optional.of(new Profile(place.path(), draft.object()));
            return;
        }
        if (!isTaken(place) || !place.shape().takesObject()) {
            members(place, Member.NOTHING);
            return;
        }
        ItemDraft draft = new ItemDraft(place, tally, remarks).under(key);
        members(place, (name, child) -> draft.take(name, child, parser));
        if (!draft.isEmpty() || place.isElement()) {
            items.write(draft.item());
        }
    }

    /** Reads the members of the object at whose brace the parser is. */
    void members(JsonPlace place, Member member) throws IOException {
        int begin = keys.open();
        boolean any = false;
        while (next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonPlace child = place.child(key, next());
            keys.meet(child, key);
            member.read(key, child);
            value(child, key);
            any = true;
        }
        remarks.note(Remarks.Kind.REPEATED_KEY, place, keys.close(begin));
        if (any && place.isKnown() && !place.shape().takesObject()) {
            tally.misshapen(place);
        }
    }

    /** Whether this is an entry of a map keyed by data whose entries are lists. Such an entry itself says only its key. */
    private static boolean isEntryOfLists(JsonPlace place) {
        return place.isKnown()
                && place.shape().key().isPresent()
                && place.shape().takesList();
    }

    /** Whether the value here becomes an item. */
    private boolean isTaken(JsonPlace place) {
        return place.isKnown()
                && place.shape().type().isPresent()
                && !place.shape().isOfType("profile")
                && isCovered(place);
    }

    private boolean isCovered(JsonPlace place) {
        return place.category().isPresent() && covered.test(place.category().get());
    }

    /** The next token of an open structure. The end of the file there means that the export is cut off. */
    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonEOFException(parser, null, "The export breaks off.");
        }
        return token;
    }
}
