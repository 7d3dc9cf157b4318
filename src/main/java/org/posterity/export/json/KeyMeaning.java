package org.posterity.export.json;

import java.util.List;
import org.posterity.export.FieldRole;
import org.posterity.export.ItemField;

/**
 * What the keys of a map say if they are data.
 *
 * @param frames words that may be around the value, with {@code *} in its place
 */
public record KeyMeaning(String name, FieldRole role, List<String> frames) {
    public KeyMeaning {
        frames = List.copyOf(frames);
    }

    /** The field that a key stands for; its own key is {@code *}. */
    public ItemField read(String key) {
        return new ItemField("*", name, role, value(key));
    }

    private String value(String key) {
        for (String frame : frames) {
            int gap = frame.indexOf('*');
            String before = frame.substring(0, gap);
            String after = frame.substring(gap + 1);
            if (key.startsWith(before) && key.length() > before.length()) {
                String rest = key.substring(before.length());
                return rest.endsWith(after) && rest.length() > after.length()
                        ? rest.substring(0, rest.length() - after.length())
                        : rest;
            }
        }
        return key;
    }
}
