package org.posterity.export;

import java.io.Closeable;
import java.io.IOException;

/** What the posts of an export say. It stays where the export is, and is read post by post. */
public interface PostContents {

    /** Contents of an export without posts. */
    PostContents NONE = () -> new Reading() {
        @Override
        public OwnObject of(int ordinal) {
            throw new IllegalArgumentException("There is no post of this ordinal.");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    Reading open() throws IOException;

    /** Open contents, for one reader. */
    interface Reading extends Closeable {
        /** What the post with this ordinal says. */
        OwnObject of(int ordinal) throws IOException;
    }

    /** These, of {@code count} posts, followed by the others. */
    default PostContents and(int count, PostContents others) {
        return () -> {
            Reading first = open();
            Reading second = others.open();
            return new Reading() {
                @Override
                public OwnObject of(int ordinal) throws IOException {
                    return ordinal < count ? first.of(ordinal) : second.of(ordinal - count);
                }

                @Override
                public void close() throws IOException {
                    try (first) {
                        second.close();
                    }
                }
            };
        };
    }
}
