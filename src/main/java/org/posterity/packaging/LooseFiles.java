package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.format.warc.WarcEntry;
import org.posterity.page.PostPage;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.record.PackageFile;
import org.posterity.record.RecordKind;

/**
 * Writes files that belong to no post, or not certainly to one: a WARC file for each, so that each can be matched or erased
 * alone, with a page that plays it.
 */
final class LooseFiles {
    private static final String SPACE = "unmatched";
    private static final String ABOUT = "A file from the donor that could not be matched to a post with certainty.";

    private final ScreenedExport export;
    private final AccessionWarcs warcs;
    private final RecordAddress address;
    private final LooseViews views;

    LooseFiles(ScreenedExport export, AccessionWarcs warcs, RecordAddress address, LooseViews views) {
        this.export = export;
        this.warcs = warcs;
        this.address = address;
        this.views = views;
    }

    /**
     * A file that was written by itself.
     *
     * @param media its media record
     * @param warc the path in the bag of its WARC file
     * @param page that shows it; subtitles have none
     */
    record Loose(PlacedMedia media, String warc, Optional<WarcEntry> page, List<WarcEntry> entries) {}

    /** Takes a file that was written. */
    @FunctionalInterface
    interface Taker {
        void take(Loose loose) throws IOException;
    }

    void write(Taker taker) throws IOException {
        DistinctNames names = new DistinctNames();
        List<ScreenedFile> files = export.files().stream()
                .filter(file -> file.disposition() instanceof Disposition.OnItsOwn)
                .toList();
        List<ShownFile> shown = ShownFile.of(files, names);
        for (ShownFile file : shown) {
            boolean shows = !SubtitleTracks.isSubtitle(file.file());
            taker.take(write(
                    file,
                    subtitlesOf(file, shown),
                    shows ? Optional.of(names.of(RecordKind.LOOSE_PAGE.ending(file.name()))) : Optional.empty()));
        }
    }

    /** Subtitles that name the same post: the page plays them, although they lie in separate WARC files. */
    private static List<ShownFile> subtitlesOf(ShownFile film, List<ShownFile> all) {
        Optional<String> id = LooseViews.postId(film.file());
        return all.stream()
                .filter(file -> id.isPresent() && SubtitleTracks.isSubtitle(file.file()))
                .filter(file -> LooseViews.postId(file.file()).equals(id))
                .toList();
    }

    /** @param pageName of the page that shows it, where there is to be one */
    private Loose write(ShownFile file, List<ShownFile> subtitles, Optional<String> pageName) throws IOException {
        ScreenedNotes notes = LooseViews.notes(export, file.file());
        Optional<URI> start = pageName.map(name -> address.of(SPACE, name));
        List<PlacedMedia> placed = new ArrayList<>();
        List<WarcEntry> pages = new ArrayList<>();
        PackageWriter.Records content = warc -> {
            if (start.isPresent()) {
                pages.add(warc.resource(start.get(), "text/html", PostPage.render(views.of(file, subtitles, notes))));
            }
            placed.addAll(warcs.media(warc, List.of(file), address, SPACE));
            warc.metadata(
                    address.of(SPACE, RecordKind.MATCH.ending(file.name())),
                    placed.get(0).entry(),
                    "application/json",
                    AccessionWarcs.json(match(file, notes)));
        };
        String path = PackageFile.unmatched(file.name());
        List<WarcEntry> entries = start.isPresent()
                ? warcs.write(path, ABOUT, start.get(), title(file.file()), content)
                : warcs.write(path, ABOUT, content);
        return new Loose(placed.get(0), path, pages.stream().findFirst(), entries);
    }

    private static String title(ScreenedFile file) {
        return "unmatched: " + file.file().name();
    }

    private static ObjectNode match(ShownFile file, ScreenedNotes notes) {
        ObjectNode match = Matches.describe(file.file().fate(), AccessionWarcs.JSON.createObjectNode());
        PostContext.said(notes, match);
        return match;
    }
}
