package org.posterity.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.FileFate;
import org.posterity.model.PackageId;
import org.posterity.page.Fact;
import org.posterity.page.PostStatus;
import org.posterity.page.PostView;
import org.posterity.page.ShownKind;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedNotes;

/** What the page of a file shows that belongs to no post of an export, or not certainly to one. */
final class LooseViews {
    private final ScreenedExport export;
    private final PackageId aip;
    private final int accession;
    private final PostViews views;

    LooseViews(ScreenedExport export, PackageId aip, int accession) {
        this.export = export;
        this.aip = aip;
        this.accession = accession;
        this.views = new PostViews(export, aip, accession);
    }

    /** @param subtitles of the same post, if it is a film */
    PostView of(ShownFile shown, List<ShownFile> subtitles, ScreenedNotes notes) {
        ScreenedFile file = shown.file();
        List<ShownFile> files = new ArrayList<>(List.of(shown));
        files.addAll(subtitles);
        List<Fact> details = new ArrayList<>();
        postId(file).ifPresent(id -> details.add(new Fact("Post id", id)));
        details.addAll(views.otherCaptions(notes));
        notes.publicUrl().ifPresent(url -> details.add(new Fact("Address on " + views.platformName(), url.url())));
        return new PostView(
                notes.date(),
                Optional.of(export.submission().account()),
                views.platformName(),
                kindOfPost(file),
                notes.caption().map(caption -> caption.text().value()),
                "not known",
                views.counts(notes.engagement()),
                details,
                PostViews.media(files),
                file.fate() instanceof FileFate.Ambiguous ? PostStatus.AMBIGUOUS : PostStatus.HELD,
                List.of(whatIsNotKnown(file)),
                aip,
                accession,
                export.submission().submission().receivedAt(),
                export.submission().terms().institution());
    }

    private String whatIsNotKnown(ScreenedFile file) {
        if (file.fate() instanceof FileFate.Ambiguous) {
            return "It is uncertain which post this file belongs to: it fits several, or its evidence is contradictory.";
        }
        return export.withoutExport()
                ? "There was no export of the account, so the platform's data about this post are missing."
                : "The export lists no post that this file belongs to.";
    }

    static Optional<String> postId(ScreenedFile file) {
        return file.fate() instanceof FileFate.Unmatched it ? it.postId() : Optional.empty();
    }

    /** The ids of posts that the export does not list, and of which files are kept, each once. */
    static Stream<String> postIds(ScreenedExport export) {
        return export.files().stream()
                .filter(file -> file.disposition() instanceof Disposition.OnItsOwn)
                .flatMap(file -> postId(file).stream())
                .distinct();
    }

    /** What is kept of the notes on the post that the file names. */
    static ScreenedNotes notes(ScreenedExport export, ScreenedFile file) {
        return postId(file).map(id -> export.context().loose().get(id)).orElse(ScreenedNotes.NONE);
    }

    private static ShownKind kindOfPost(ScreenedFile file) {
        return switch (kind(file)) {
            case IMAGE -> ShownKind.PHOTOS;
            case VIDEO -> ShownKind.VIDEO;
            case AUDIO -> ShownKind.SOUND;
            default -> ShownKind.NOT_STATED;
        };
    }

    private static MediaDescription.Kind kind(ScreenedFile file) {
        return file.description().map(MediaDescription::kind).orElse(MediaDescription.Kind.OTHER);
    }
}
