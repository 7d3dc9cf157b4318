package org.posterity.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy in the making, beside its place with the ending {@code .part}: only a whole copy ever bears its name. */
final class CopyDraft implements AutoCloseable {
    private final Path place;
    private final Path draft;

    private CopyDraft(Path place, Path draft) {
        this.place = place;
        this.draft = draft;
    }

    /** What an interrupted delivery left is cleared away. */
    static CopyDraft of(Path place) throws IOException {
        CopyDraft draft = new CopyDraft(place, place.resolveSibling(place.getFileName() + ".part"));
        draft.close();
        return draft;
    }

    Path path() {
        return draft;
    }

    /** Gives the whole copy its name. */
    void finish() throws IOException {
        Files.move(draft, place);
    }

    /** Removes what has no name yet. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(draft)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
