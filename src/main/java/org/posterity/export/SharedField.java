package org.posterity.export;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What posts and profiles of every platform say, each under one name. A platform's table gives these names to its fields;
 * counts have names of their own ({@code likes}, {@code saves}, {@code followers}).
 */
public enum SharedField {
    PUBLISHED,
    /** When its creator deleted it. */
    DELETED_ON,
    /** Who could see it, in the platform's own word. */
    VISIBILITY,
    CAPTION,
    TITLE,
    /** The sound's title, which may name its maker. */
    SOUND,
    SOUND_MAKER,
    PLACE,
    /** The post that it answers. */
    REPLY_TO,
    /** Somebody named in it. */
    MENTION,
    PUBLIC_ADDRESS,
    /** In a profile: the account's name. */
    USER_NAME,
    /** In a profile: the name that is shown. */
    DISPLAY_NAME,
    /** In a profile: the owner's own description. */
    DESCRIPTION,
    /** In a profile: {@code true} if the platform has closed the account. */
    SUSPENDED;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static final Map<String, SharedField> BY_ID =
            Stream.of(values()).collect(Collectors.toMap(SharedField::id, Function.identity()));

    /** The name in the table of the platform's structure. */
    public String id() {
        return id;
    }

    /** The shared field with this name. */
    public static Optional<SharedField> of(String name) {
        return Optional.ofNullable(BY_ID.get(name));
    }
}
