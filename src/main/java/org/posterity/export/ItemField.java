package org.posterity.export;

/**
 * A field of an item.
 *
 * @param key as the export spells it, or {@code *} where the key itself is the value (a chat partner)
 * @param name of its meaning, the same in all layouts
 * @param value as it stands, a number as it is written; empty where the export has null
 */
public record ItemField(String key, String name, FieldRole role, String value) {}
