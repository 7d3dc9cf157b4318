package org.posterity.export;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What posts and profiles of every platform say, each under one name. The table of a platform's structure gives these names
 * to its fields; counts have names of their own ({@code likes}, {@code saves}, {@code followers}).
 */
public enum SharedField {
    PUBLISHED,
    /** When its creator deleted it. */
    DELETED_ON,
    /** Who could see it, in the platform's own word. */
    VISIBILITY,
    CAPTION,
    TITLE,
    /** The sound's title, in which its maker may be named. */
    SOUND,
    SOUND_MAKER,
    PLACE,
    /** To which post it is an answer. */
    REPLY_TO,
    /** Somebody who is named in it. */
    MENTION,
    PUBLIC_ADDRESS,
    /** Of a profile: the name by which the account is called. */
    USER_NAME,
    /** Of a profile: the name that is shown. */
    DISPLAY_NAME,
    /** Of a profile: what its owner says of it. */
    DESCRIPTION;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static final Map<String, SharedField> BY_ID =
            Stream.of(values()).collect(Collectors.toMap(SharedField::id, Function.identity()));

    /** The name in the table of the platform's structure. */
    public String id() {
        return id;
    }

    /** The common field of this name. */
    public static Optional<SharedField> of(String name) {
        return Optional.ofNullable(BY_ID.get(name));
    }
}
