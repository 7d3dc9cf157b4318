package org.posterity.export.mastodon;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.export.Visibility;
import org.posterity.model.Category;

/**
 * What an item of the outbox is, and who could see it. There is no field for that: only the addresses to which an item went tell a
 * post from a letter. Where an item and what it holds were addressed differently, the narrower counts.
 */
final class Addressing {
    private static final Set<String> POSTS = Set.of("Note", "Question");
    private static final String ITEM = "outbox.posts.";
    private static final Set<String> READ = Stream.of(
                    "type", "actor", "to", "cc", "object.type", "object.attributedTo", "object.to", "object.cc")
            .map(ITEM::concat)
            .collect(Collectors.toSet());

    private final Owner own;
    private final Map<String, String> said = new HashMap<>();
    private final Set<Audience> activity = EnumSet.noneOf(Audience.class);
    private final Set<Audience> object = EnumSet.noneOf(Audience.class);
    private boolean holdsAnObject;

    /** Whom an address stands for, or all addresses of one list together; the first is the widest. */
    private enum Audience {
        EVERYBODY,
        EVERYBODY_BESIDE,
        FOLLOWERS,
        PERSONS
    }

    /** The kinds of items, by the names that ledgers give them. */
    enum Kind {
        POST("posts", Category.POSTS),
        /** Another's post, shown again. */
        BOOST("boosts", Category.SHARES),
        DIRECT_MESSAGE("direct-messages", Category.MESSAGES),
        NOT_UNDERSTOOD("not-understood", Category.POSTS);

        private final String id;
        private final Category category;

        Kind(String id, Category category) {
            this.id = id;
            this.category = category;
        }

        /** Under which a donor agrees to them. */
        Category category() {
            return category;
        }

        String id() {
            return id;
        }
    }

    Addressing(Owner own) {
        this.own = own;
    }

    /** Notes that what the item holds is there as an object. */
    void holdsAnObject() {
        holdsAnObject = true;
    }

    /** Whether the texts at a place are needed here. @param plain the way to it, lists left out */
    static boolean reads(String plain) {
        return READ.contains(plain);
    }

    /** Notes a text of the item. @param plain where {@link #reads} says so */
    void note(String plain, String text) {
        String field = plain.substring(ITEM.length());
        switch (field) {
            case "to", "cc" -> activity.add(audience(text, field.equals("to")));
            case "object.to", "object.cc" -> object.add(audience(text, field.endsWith("to")));
            default -> said.put(field, text);
        }
    }

    private Audience audience(String address, boolean first) {
        if (Owner.isEverybody(address)) {
            return first ? Audience.EVERYBODY : Audience.EVERYBODY_BESIDE;
        }
        return address.equals(own.followers()) ? Audience.FOLLOWERS : Audience.PERSONS;
    }

    Kind kind() {
        String type = said.getOrDefault("type", "");
        if (type.equals("Announce")) {
            return Kind.BOOST;
        }
        boolean isOwn = own.isOwn(said.getOrDefault("object.attributedTo", own.id()))
                && own.isOwn(said.getOrDefault("actor", own.id()));
        if (!type.equals("Create")
                || !holdsAnObject
                || !isOwn
                || !POSTS.contains(said.getOrDefault("object.type", ""))) {
            return Kind.NOT_UNDERSTOOD;
        }
        return widest() == Audience.PERSONS ? Kind.DIRECT_MESSAGE : Kind.POST;
    }

    Visibility visibility() {
        return switch (widest()) {
            case EVERYBODY -> Visibility.EVERYONE;
            case EVERYBODY_BESIDE -> Visibility.UNLISTED;
            case FOLLOWERS -> Visibility.FOLLOWERS;
            case PERSONS -> Visibility.UNKNOWN;
        };
    }

    /** Mastodon's own word for it. */
    String word() {
        return switch (widest()) {
            case EVERYBODY -> "public";
            case EVERYBODY_BESIDE -> "unlisted";
            case FOLLOWERS -> "private";
            case PERSONS -> "direct";
        };
    }

    /** Of an item without addresses nobody knows for whom it was: it counts as a letter. */
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
