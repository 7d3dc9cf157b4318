package org.posterity.export;

import java.time.Instant;
import java.util.Optional;

/** What the names of files, and the ids of posts, say on a platform. */
public interface MediaNames {
    /** Of a platform without such habits. */
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

    /** What the folder says in which a file lies whose own name says nothing; its path in the submission. */
    NameEvidence inFolder(String path);

    /** The time in the id of a post, which lies up to a minute before the post's date; empty when the text is no id. */
    Optional<Instant> time(String id);
}
