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
import org.posterity.record.FileRecord;
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
     * @param media where it lies
     * @param stem of a post with which the same bytes are kept already
     * @param page address of the page that shows it; subtitles have none
     * @param entries what was written; nothing where an earlier accession brought the same bytes
     */
    record Loose(PlacedMedia media, Optional<String> stem, Optional<String> page, List<WarcEntry> entries) {}

    /** Takes a file that was written. */
    @FunctionalInterface
    interface Taker {
        void take(Loose loose) throws IOException;
    }

    void write(HeldContent held, Taker taker) throws IOException {
        DistinctNames names = new DistinctNames(held.unmatchedNames().toArray(String[]::new));
        List<ScreenedFile> files = new ArrayList<>();
        for (ScreenedFile file : export.files()) {
            if (file.disposition() instanceof Disposition.OnItsOwn) {
                Optional<FileRecord> earlier = held.file(file.digest());
                if (earlier.isPresent()) {
                    taker.take(new Loose(
                            PlacedMedia.held(file, earlier.get()),
                            earlier.get().post(),
                            earlier.get().page(),
                            List.of()));
                } else {
                    files.add(file);
                }
            }
        }
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
        String path = PackageFile.unmatched(file.name());
        List<PlacedMedia> placed = new ArrayList<>();
        PackageWriter.Records content = warc -> {
            if (start.isPresent()) {
                warc.resource(start.get(), "text/html", PostPage.render(views.of(file, subtitles, notes)));
            }
            placed.addAll(warcs.media(warc, path, List.of(file), address, SPACE));
            warc.metadata(
                    address.of(SPACE, RecordKind.MATCH.ending(file.name())),
                    placed.get(0).entry().orElseThrow(),
                    "application/json",
                    AccessionWarcs.json(match(file, notes)));
        };
        List<WarcEntry> entries = start.isPresent()
                ? warcs.write(path, ABOUT, start.get(), title(file.file()), content)
                : warcs.write(path, ABOUT, content);
        return new Loose(placed.get(0), Optional.empty(), start.map(URI::toString), entries);
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
