package org.posterity.packaging;

import java.util.List;
import java.util.Optional;

/** The WARC files of an accession, and where each post and file lies. */
record Contents(List<PlacedPost> posts, Optional<AccountWriting.Written> account, List<LooseFiles.Loose> loose) {

    Contents {
        posts = List.copyOf(posts);
        loose = List.copyOf(loose);
    }
}
