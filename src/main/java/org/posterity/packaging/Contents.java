package org.posterity.packaging;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.Digest;
import org.posterity.privacy.ScreenedFile;

/** The WARC files of an accession, and where each post and file lies. */
record Contents(List<PlacedPost> posts, Optional<AccountWriting.Written> account, List<LooseFiles.Loose> loose) {

    Contents {
        posts = List.copyOf(posts);
        loose = List.copyOf(loose);
    }

    /** By the file, as it was screened: the digest of what was made of it for players. */
    Map<ScreenedFile, Digest> renditions() {
        Map<ScreenedFile, Digest> renditions = new IdentityHashMap<>();
        Stream.concat(
                        posts.stream().flatMap(post -> post.media().stream()),
                        loose.stream().map(LooseFiles.Loose::media))
                .forEach(media -> media.rendition().ifPresent(it -> renditions.put(media.file(), it.payload())));
        return renditions;
    }
}
