package org.posterity.privacy;

import java.util.List;
import java.util.Map;

/** A value of a YAML file, with its path and its line, so that a fault can say where it is. */
sealed interface YamlValue {
    /** Keys with full stops between them; empty for the whole file. */
    String path();

    int line();

    /** Lines of the form {@code key: value}, in their order. */
    record Group(String path, int line, Map<String, YamlValue> entries) implements YamlValue {}

    record Items(String path, int line, List<YamlValue> values) implements YamlValue {}

    record Text(String path, int line, String text) implements YamlValue {}

    /** A key with nothing behind it. */
    record Nothing(String path, int line) implements YamlValue {}

    /** A number, true or false, or a reference to another place. */
    record Other(String path, int line) implements YamlValue {}

    /** The path of a key within this value. */
    default String child(String key) {
        return path().isEmpty() ? key : path() + "." + key;
    }
}
