package org.posterity.packaging;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.posterity.export.EngagementSnapshot;
import org.posterity.format.warc.WarcEntry;
import org.posterity.page.PostPage;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedPost;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageFile;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordKind;

/** Writes a post as a WARC file of its own: its media, its context, its object from the export, its page. */
final class PostWriter {
    static final String PAGE = RecordKind.POST_PAGE.ending();
    private static final String CONTEXT = RecordKind.POST_CONTEXT.ending();
    private static final String OBJECT = RecordKind.EXPORT_OBJECT.ending();

    private final ScreenedExport export;
    private final AccessionWarcs warcs;
    private final RecordAddress address;
    private final PostContext context;
    private final PostViews views;
    private final PostRecords records;

    PostWriter(ScreenedExport export, AccessionWarcs warcs, RecordAddress address, PostViews views) {
        this.export = export;
        this.warcs = warcs;
        this.address = address;
        this.context = new PostContext(export);
        this.views = views;
        this.records = new PostRecords(export);
    }

    /**
     * Writes what is new of a post. What the package holds already is not written again.
     *
     * @param name year and stem, as {@link PostName} makes them
     */
    PlacedPost write(PostAccount listed, String name) throws IOException {
        if (listed.screened().isEmpty()) {
            return new PlacedPost(records.leftOut(listed), List.of(), "", List.of());
        }
        ScreenedPost screened = listed.screened().get();
        ScreenedContent content = export.content(screened);
        PostAccount account = listed.telling(content);
        List<EngagementSnapshot> engagement = export.engagement(screened, content);
        String stem = name.substring(name.indexOf('/') + 1);
        String[] space = {"posts", stem};
        URI start = address.of(AccessionWarcs.with(space, PAGE));
        PostRecord record = records.kept(account, name, start.toString(), content, engagement);
        Optional<HeldPost> held = account.held();
        List<ShownFile> files = shown(account, held);
        List<ShownFile> fresh =
                files.stream().filter(file -> held(held, file.file()).isEmpty()).toList();
        if (held.isPresent()
                && fresh.isEmpty()
                && held.get().facts().changesTo(PostFacts.of(record)).isEmpty()) {
            return new PlacedPost(record, List.of(), "", placed(files, held, List.of()));
        }
        int accession = warcs.accession();
        String path = held.isPresent() ? PackageFile.laterPart(name, accession) : PackageFile.post(name);
        List<PlacedMedia> written = new ArrayList<>();
        String about = "One post of the account and what belongs to it.";
        List<WarcEntry> entries = warcs.write(path, about, start, account.title(), warc -> {
            warc.resource(start, "text/html", PostPage.render(views.of(account, content, engagement, files)));
            written.addAll(warcs.media(warc, path, fresh, address, space));
            warc.resource(
                    address.of(AccessionWarcs.with(space, CONTEXT)),
                    "application/json",
                    AccessionWarcs.json(context.context(account, engagement, files)));
            if (!export.withoutExport()) {
                warc.resource(
                        address.of(AccessionWarcs.with(space, OBJECT)),
                        "application/json",
                        AccessionWarcs.json(context.exportObject(screened, content)));
            }
        });
        return new PlacedPost(
                held.isPresent() ? record.with(accession) : record, entries, path, placed(files, held, written));
    }

    /** The files of this accession, by names that no file of the post has. */
    private static List<ShownFile> shown(PostAccount account, Optional<HeldPost> held) throws IOException {
        List<String> taken = new ArrayList<>(List.of(PAGE, CONTEXT, OBJECT));
        held.ifPresent(post -> post.files().forEach(file -> {
            taken.add(file.name().orElseThrow());
            file.rendition().ifPresent(digest -> taken.add(file.name().get() + ".vtt"));
        }));
        return ShownFile.of(
                account.files(),
                new DistinctNames(taken.toArray(String[]::new)),
                file -> held(held, file).flatMap(FileRecord::name));
    }

    private static Optional<FileRecord> held(Optional<HeldPost> post, ScreenedFile file) {
        return post.flatMap(it -> it.file(file.digest()));
    }

    /** Where all files lie: those that were written, and those that the package has. */
    private static List<PlacedMedia> placed(List<ShownFile> files, Optional<HeldPost> held, List<PlacedMedia> written) {
        List<PlacedMedia> placed = new ArrayList<>();
        Iterator<PlacedMedia> next = written.iterator();
        for (ShownFile file : files) {
            placed.add(held(held, file.file())
                    .map(it -> PlacedMedia.held(file.file(), it))
                    .orElseGet(next::next));
        }
        return placed;
    }
}
