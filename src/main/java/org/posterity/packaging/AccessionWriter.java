package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.format.warc.WarcEntry;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.Event;
import org.posterity.record.PackageFile;

/**
 * Writes the records of an accession: its WARC files, and its JSON records beside them. Posts are written in order and then
 * dropped from memory; data that grows with them is kept on disk.
 */
final class AccessionWriter {
    private final ScreenedExport export;
    private final AccessionRecords records;
    private final PostCompleteness completeness;
    private final PackageWriter bag;
    private final AccessionWarcs warcs;
    private final CdxjIndex index;
    private final ReportStills stills;
    private final int accession;
    private final PackageId aip;

    AccessionWriter(
            ScreenedExport export,
            AccessionRecords records,
            PostCompleteness completeness,
            PackageWriter bag,
            AccessionWarcs warcs,
            CdxjIndex index,
            ReportStills stills) {
        this.export = export;
        this.records = records;
        this.completeness = completeness;
        this.bag = bag;
        this.warcs = warcs;
        this.index = index;
        this.stills = stills;
        this.accession = records.accession().accession();
        this.aip = records.accession().aip();
    }

    void write(RecordAddress address) throws IOException {
        Path scratch = export.submission().submission().workspace().folder("stills");
        List<PostAccount> listed =
                completeness.posts().stream().filter(post -> !post.deleted()).toList();
        Written written;
        try (ReportStills.Making made = stills.begin(listed, scratch)) {
            written = contents(address);
            for (Map.Entry<Integer, byte[]> picture : made.pictures().entrySet()) {
                bag.write(
                        PackageFile.still(accession, written.stems.get(picture.getKey())),
                        out -> out.write(picture.getValue()));
            }
        }
        bag.record(
                PackageFile.ACCOUNTING.path(accession),
                new AccountingRecord(export).of(completeness, new HeldItems(export)));
        bag.record(PackageFile.ACCESSION.path(accession), records.accession());
        bag.record(PackageFile.TERMS.path(), records.terms());
        bag.record(
                PackageFile.CONSENT_TERMS.path(accession), export.submission().terms());
        try (PackageWriter.Lines events = bag.open(PackageFile.EVENTS.path(accession))) {
            for (PreservationEvent event : records.events(written.posts, written.loose)) {
                events.add(Event.of(event));
            }
            events.finish();
        }
    }

    /** How much was written, and the stems of posts with files, by ordinal. */
    private static final class Written {
        private long posts;
        private long loose;
        private final Map<Integer, String> stems = new HashMap<>();
    }

    /** Files of posts come first, in the order of the posts; then those of no post; then those that are not kept. */
    private Written contents(RecordAddress address) throws IOException {
        Written written = new Written();
        FileRecords files = new FileRecords(export, completeness.posts());
        try (PackageWriter.Lines posts = bag.open(PackageFile.POSTS.path(accession));
                PackageWriter.Lines handedOver = bag.open(PackageFile.FILES.path(accession))) {
            new ContentWriter(new PostWriter(export, warcs, address, new PostViews(export, aip, accession)))
                    .write(completeness, (account, post) -> {
                        posts.add(post.record());
                        for (PlacedMedia media : post.media()) {
                            handedOver.add(
                                    files.ofPost(media, post.record().stem().orElseThrow()));
                        }
                        if (post.record().stem().isPresent()) {
                            written.posts++;
                            index(post.record().warc().orElseThrow(), post.entries());
                            if (!post.media().isEmpty()) {
                                written.stems.put(
                                        account.post().ordinal(),
                                        post.record().stem().get());
                            }
                        }
                    });
            posts.finish();
            Optional<AccountWriter.Written> account = new AccountWriter(export, warcs, address).write(accession);
            if (account.isPresent()) {
                index(account.get().path(), account.get().entries());
                for (PlacedMedia picture : account.get().pictures()) {
                    handedOver.add(files.ofProfile(picture, account.get().path()));
                }
            }
            new LooseFiles(export, warcs, address, new LooseViews(export, aip, accession)).write(loose -> {
                handedOver.add(files.loose(loose));
                index(loose.warc(), loose.entries());
                written.loose++;
            });
            for (ScreenedFile file : export.files()) {
                if (file.disposition() instanceof Disposition.LeftOut) {
                    handedOver.add(files.notKept(file));
                }
            }
            handedOver.finish();
        }
        return written;
    }

    private void index(String path, List<WarcEntry> entries) throws IOException {
        index.add(PackageFile.belowData(path), entries);
    }
}
