package org.posterity.application;

import java.util.Properties;
import java.util.TreeSet;

/**
 * Lines of settings, which remember what is given twice: a later line that takes the place of another one in silence is easily
 * overlooked.
 */
public final class SettingsLines extends Properties {
    private static final long serialVersionUID = 1;

    private final TreeSet<String> givenTwice = new TreeSet<>();

    /** The settings that have two values; a line without a value gives none. */
    public TreeSet<String> givenTwice() {
        return givenTwice;
    }

    @Override
    public synchronized Object put(Object name, Object value) {
        Object before = super.put(name, value);
        if (before != null && !before.toString().isBlank() && !before.equals(value)) {
            givenTwice.add(name.toString());
        }
        return before;
    }
}
