package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.posterity.export.FieldMeaning;
import org.posterity.export.Visibility;
import org.posterity.export.json.ItemKinds;
import org.posterity.export.json.JsonPlace;

/**
 * What an item of the outbox is, and who could see it. No field says that: only its addresses tell a post from a direct
 * message. If an item and its object have different addresses, the narrower ones count.
 */
final class Addressing implements ItemKinds {
    private static final Set<String> POSTS = Set.of("Note", "Question");
    private static final Set<String> READ =
            Set.of("activity-type", "actor", "to", "cc", "type", "author", "object-to", "object-cc");

    private final Owner own;
    private final JsonPlace posts;
    private final JsonPlace boosts;
    private final JsonPlace letters;
    private final JsonPlace strange;
    private final Map<String, String> said = new HashMap<>();
    private final Set<Audience> activity = EnumSet.noneOf(Audience.class);
    private final Set<Audience> object = EnumSet.noneOf(Audience.class);
    private boolean holdsAnObject;

    /** Whom an address, or a list of addresses, stands for; the widest first. */
    private enum Audience {
        EVERYBODY(Visibility.EVERYONE, "public"),
        EVERYBODY_BESIDE(Visibility.UNLISTED, "unlisted"),
        FOLLOWERS(Visibility.FOLLOWERS, "private"),
        PERSONS(Visibility.UNKNOWN, "direct");

        private final Visibility visibility;
        private final String word;

        Audience(Visibility visibility, String word) {
            this.visibility = visibility;
            this.word = word;
        }
    }

    /** @param outbox the place of the file */
    Addressing(Owner own, JsonPlace outbox) {
        this.own = own;
        this.posts = kind(outbox, "posts");
        this.boosts = kind(outbox, "boosts");
        this.letters = kind(outbox, "direct-messages");
        this.strange = kind(outbox, "not-understood");
    }

    private static JsonPlace kind(JsonPlace outbox, String name) {
        return outbox.child(name, JsonToken.START_ARRAY).element();
    }

    @Override
    public JsonPlace place() {
        return posts;
    }

    @Override
    public void begin() {
        said.clear();
        activity.clear();
        object.clear();
        holdsAnObject = false;
    }

    @Override
    public void meet(JsonPlace place, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            holdsAnObject |= place.path().equals("outbox.posts[].object");
        } else if (parser.currentToken() == JsonToken.VALUE_STRING && place.isKnown()) {
            String name = place.shape().meaning().map(FieldMeaning::name).orElse("");
            if (READ.contains(name)) {
                note(name, parser.getText());
            }
        }
    }

    private void note(String name, String text) {
        switch (name) {
            case "to", "cc" -> activity.add(audience(text, name.equals("to")));
            case "object-to", "object-cc" -> object.add(audience(text, name.equals("object-to")));
            default -> said.put(name, text);
        }
    }

    private Audience audience(String address, boolean first) {
        if (Owner.isEverybody(address)) {
            return first ? Audience.EVERYBODY : Audience.EVERYBODY_BESIDE;
        }
        return address.equals(own.followers()) ? Audience.FOLLOWERS : Audience.PERSONS;
    }

    @Override
    public JsonPlace end(boolean whole) {
        String type = said.getOrDefault("activity-type", "");
        if (whole && type.equals("Announce")) {
            return boosts;
        }
        boolean isOwn =
                own.isOwn(said.getOrDefault("author", own.id())) && own.isOwn(said.getOrDefault("actor", own.id()));
        if (!whole || !type.equals("Create") || !holdsAnObject || !isOwn) {
            return strange;
        }
        if (widest() == Audience.PERSONS) {
            return letters;
        }
        return POSTS.contains(said.getOrDefault("type", "")) ? posts : strange;
    }

    boolean isLetter(JsonPlace kind) {
        return kind == letters;
    }

    Visibility visibility() {
        return widest().visibility;
    }

    /** Mastodon's own word for it. */
    String word() {
        return widest().word;
    }

    /** An item without addresses counts as a direct message, because nobody knows whom it was for. */
    private Audience widest() {
        Audience one = widest(activity);
        Audience other = widest(object);
        if (activity.isEmpty() || object.isEmpty()) {
            return activity.isEmpty() ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Audience widest(Set<Audience> audiences) {
        return audiences.stream().min(Audience::compareTo).orElse(Audience.PERSONS);
    }
}
