package org.posterity.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;

/** The words that options may take, for the help of commands and for completion in a shell. */
final class Ids {
    private Ids() {}

    /** The ids of all categories. */
    static final class OfCategories implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Category.values()).map(Category::id).iterator();
        }
    }

    /** The ids of all levels of access. */
    static final class OfAccess implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(AccessLevel.values()).map(AccessLevel::id).iterator();
        }
    }
}
