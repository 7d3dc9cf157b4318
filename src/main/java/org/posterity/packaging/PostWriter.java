package org.posterity.packaging;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.posterity.export.EngagementSnapshot;
import org.posterity.format.warc.WarcEntry;
import org.posterity.page.PostPage;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedPost;
import org.posterity.record.PackageFile;
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

    /** @param name year and stem, as {@link PostName} makes them */
    PlacedPost write(PostAccount listed, String name) throws IOException {
        if (listed.screened().isEmpty()) {
            return new PlacedPost(records.leftOut(listed), List.of(), List.of());
        }
        ScreenedPost screened = listed.screened().get();
        ScreenedContent content = export.content(screened);
        PostAccount account = listed.telling(content);
        List<EngagementSnapshot> engagement = export.engagement(screened, content);
        String stem = name.substring(name.indexOf('/') + 1);
        String[] space = {"posts", stem};
        List<ShownFile> files = ShownFile.of(account.files(), new DistinctNames(PAGE, CONTEXT, OBJECT));
        String path = PackageFile.post(name);
        List<PlacedMedia> placed = new ArrayList<>();
        URI start = address.of(AccessionWarcs.with(space, PAGE));
        String about = "One post of the account and what belongs to it.";
        List<WarcEntry> entries = warcs.write(path, about, start, account.title(), warc -> {
            warc.resource(start, "text/html", PostPage.render(views.of(account, content, engagement, files)));
            placed.addAll(warcs.media(warc, files, address, space));
            warc.resource(
                    address.of(AccessionWarcs.with(space, CONTEXT)),
                    "application/json",
                    AccessionWarcs.json(context.context(account, engagement, files)));
            warc.resource(
                    address.of(AccessionWarcs.with(space, OBJECT)),
                    "application/json",
                    AccessionWarcs.json(context.exportObject(screened, content)));
        });
        return new PlacedPost(records.kept(account, name, start.toString(), content, engagement), entries, placed);
    }
}
