package org.posterity.export;

/**
 * A field of an item.
 *
 * @param key as the export spells it, or {@code *} if the key itself is the value (a chat partner)
 * @param name the same in all layouts
 * @param value as in the export, a number as it is written; empty for null
 */
public record ItemField(String key, String name, FieldRole role, String value) {}
