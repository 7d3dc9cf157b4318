package org.posterity.packaging;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.page.ReidentificationView;
import org.posterity.page.ReidentificationView.Hint;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.Reidentification;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.text.NameHint;

/** What the report, and a ledger beside it, tell of how other people might still be recognised in a package. */
final class ReidentificationViews {
    private final ScreenedExport export;
    private final Contents contents;
    private final Reidentification found;

    ReidentificationViews(ScreenedExport export, Contents contents) {
        this.export = export;
        this.contents = contents;
        this.found = export.reidentification();
    }

    ReidentificationView view() {
        return new ReidentificationView(
                found.texts().stream()
                        .map(texts -> new ReidentificationView.Texts(
                                texts.category().id(),
                                texts.category().words(),
                                texts.kept(),
                                texts.searchable(),
                                texts.notCompared()))
                        .toList(),
                posts(),
                files(),
                hints(found.profile()),
                new ReidentificationView.Sounds(
                        found.sounds().posts(),
                        found.sounds().titles(),
                        found.sounds().unlisted()),
                also());
    }

    private List<ReidentificationView.Named> posts() {
        return kept().stream()
                .filter(post -> found.posts().containsKey(ordinal(post)))
                .map(post -> new ReidentificationView.Named(
                        ReportViews.key(post),
                        post.account().post().date(),
                        "data/" + post.warc().orElseThrow(),
                        hints(found.posts().get(ordinal(post)))))
                .toList();
    }

    private List<ReidentificationView.NamedFile> files() {
        return contents.loose().stream()
                .filter(loose -> found.loose().containsKey(id(loose)))
                .map(loose -> new ReidentificationView.NamedFile(
                        "data/" + loose.warc(), hints(found.loose().get(id(loose)))))
                .toList();
    }

    private static String id(LooseFiles.Loose loose) {
        return LooseViews.postId(loose.media().file()).orElse("");
    }

    private ReidentificationView.Also also() {
        List<PlacedPost> kept = kept();
        return new ReidentificationView.Also(
                kept.size(),
                (int) kept.stream()
                        .filter(post -> post.account().post().date().isPresent())
                        .count(),
                (int) kept.stream().filter(this::isAddressed).count(),
                found.places(),
                found.hardlyJudged(),
                kept.stream().mapToInt(post -> post.media().size()).sum()
                        + contents.loose().size(),
                (int) export.files().stream()
                        .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                        .filter(file -> file.description()
                                .filter(media -> !media.embeddedPersonal().isEmpty())
                                .isPresent())
                        .count(),
                found.pseudonyms(),
                found.people());
    }

    private boolean isAddressed(PlacedPost post) {
        return post.account().postId().isPresent()
                || PostContext.publicUrl(export.submission().account(), post.account())
                        .isPresent();
    }

    private List<PlacedPost> kept() {
        return contents.posts().stream().filter(post -> post.warc().isPresent()).toList();
    }

    private static int ordinal(PlacedPost post) {
        return post.account().post().ordinal();
    }

    private static List<Hint> hints(Set<NameHint> hints) {
        return new TreeSet<>(hints)
                .stream().map(hint -> new Hint(hint.id(), hint.words())).toList();
    }
}
