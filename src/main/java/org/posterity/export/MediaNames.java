package org.posterity.export;

import java.time.Instant;
import java.util.Optional;

/** What names of files, and ids of posts, say on a platform. */
public interface MediaNames {
    /** A platform whose names say nothing. */
    MediaNames SILENT = new MediaNames() {
        @Override
        public NameEvidence inName(String name) {
            return NameEvidence.NONE;
        }

        @Override
        public NameEvidence inFolder(String path) {
            return NameEvidence.NONE;
        }

        @Override
        public Optional<Instant> time(String id) {
            return Optional.empty();
        }
    };

    /** What a file's name says. */
    NameEvidence inName(String name);

    /** What the folder of a file says whose own name says nothing. {@code path} is the file's path in the submission. */
    NameEvidence inFolder(String path);

    /** The time in a post's id, which is up to a minute before the post's date; empty if the text is no id. */
    Optional<Instant> time(String id);
}
