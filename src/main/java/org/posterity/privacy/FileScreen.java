package org.posterity.privacy;

import java.util.Optional;
import java.util.Set;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.FileFate;

/** Decides on handed-over files: a file is kept when its content is media or subtitles, and everything it may belong to is kept. */
final class FileScreen {
    private final Clause media;
    private final Set<Integer> keptPosts;

    FileScreen(Clause media, Set<Integer> keptPosts) {
        this.media = media;
        this.keptPosts = keptPosts;
    }

    Disposition decide(FileFate fate, Optional<MediaDescription> description) {
        if (fate instanceof FileFate.Aside aside) {
            return new Disposition.LeftOut(aside.rule(), aside.why());
        }
        if (description.map(MediaDescription::kind).orElse(MediaDescription.Kind.OTHER)
                == MediaDescription.Kind.OTHER) {
            return new Disposition.LeftOut(
                    "not-media-content",
                    "its content is not a video, photo, sound or subtitles, whatever its name says");
        }
        if (!media.kept()) {
            return new Disposition.LeftOut(media.id(), media.reason());
        }
        if (!keptPosts.containsAll(fate.candidates())) {
            return new Disposition.LeftOut("post-left-out", "it belongs, or may belong, to a post that is left out");
        }
        return fate instanceof FileFate.Matched it ? new Disposition.WithPost(it.post()) : new Disposition.OnItsOwn();
    }
}
