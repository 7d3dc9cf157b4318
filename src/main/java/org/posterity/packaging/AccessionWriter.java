package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.SharedField;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.format.warc.WarcEntry;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.packaging.Joining.Joined;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.Event;
import org.posterity.record.PackageFile;
import org.posterity.record.PostChange;
import org.posterity.record.Terms;

/**
 * Writes the records of an accession: its WARC files, and its JSON records beside them. Posts are written in order and then
 * dropped from memory; data that grows with them is kept on disk.
 */
final class AccessionWriter {
    private final ScreenedExport export;
    private final AccessionRecords records;
    private final Joined joined;
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
            Joined joined,
            PackageWriter bag,
            AccessionWarcs warcs,
            CdxjIndex index,
            ReportStills stills) {
        this.export = export;
        this.records = records;
        this.joined = joined;
        this.completeness = joined.completeness();
        this.bag = bag;
        this.warcs = warcs;
        this.index = index;
        this.stills = stills;
        this.accession = records.accession().accession();
        this.aip = records.accession().aip();
    }

    /** Returns whether there is a WARC file, or a post that differs. */
    boolean write(RecordAddress address) throws IOException {
        Path scratch = export.submission().submission().workspace().folder("stills");
        List<PostAccount> listed = completeness.posts().stream()
                .filter(post -> !post.deleted())
                .filter(post -> post.files().stream().anyMatch(file -> isNew(post, file)))
                .toList();
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
        bag.record(PackageFile.TERMS.path(), terms());
        bag.record(
                PackageFile.CONSENT_TERMS.path(accession), export.submission().terms());
        try (PackageWriter.Lines events = bag.open(PackageFile.EVENTS.path(accession))) {
            for (PreservationEvent event : records.events(written.posts, written.loose, joined.how())) {
                events.add(Event.of(event));
            }
            events.finish();
        }
        if (joined.before().isPresent()) {
            try (PackageWriter.Lines comparison = bag.open(PackageFile.COMPARISON.path(accession))) {
                for (PostChange change : written.changes) {
                    comparison.add(change);
                }
                comparison.finish();
            }
        }
        return written.warcs > 0 || !written.changes.isEmpty();
    }

    private static boolean isNew(PostAccount post, ScreenedFile file) {
        return post.held().flatMap(held -> held.file(file.digest())).isEmpty();
    }

    /** The terms of the package after this accession. */
    Terms terms() throws IOException {
        return records.terms(
                joined.before().isPresent()
                        ? Optional.of(joined.before().get().records().terms())
                        : Optional.empty());
    }

    /** How much was written, and the stems of posts with files, by ordinal. */
    private static final class Written {
        private long posts;
        private long loose;
        private long warcs;
        private List<PostChange> changes = List.of();
        private final Map<Integer, String> stems = new HashMap<>();
    }

    /** Files of posts come first, in the order of the posts; then those of no post; then those that are not kept. */
    private Written contents(RecordAddress address) throws IOException {
        Written written = new Written();
        FileRecords files = new FileRecords(export, completeness.posts());
        Comparison comparison = new Comparison(joined.held(), !export.withoutExport());
        try (PackageWriter.Lines posts = bag.open(PackageFile.POSTS.path(accession));
                PackageWriter.Lines handedOver = bag.open(PackageFile.FILES.path(accession))) {
            new ContentWriter(new PostWriter(export, warcs, address, new PostViews(export, aip, accession)))
                    .write(inOrder(), joined.places(), (account, post) -> {
                        comparison.add(account, post);
                        posts.add(post.record());
                        for (PlacedMedia media : post.media()) {
                            handedOver.add(
                                    files.ofPost(media, post.record().stem().orElseThrow()));
                        }
                        if (!post.entries().isEmpty()) {
                            written.posts++;
                            written.warcs++;
                            index(post.warc(), post.entries());
                            if (post.media().stream()
                                    .anyMatch(media -> media.entry().isPresent())) {
                                written.stems.put(
                                        account.post().ordinal(),
                                        post.record().stem().get());
                            }
                        }
                    });
            posts.finish();
            AccountWriter.Written account = new AccountWriter(export, warcs, address, joined.held()).write(accession);
            if (!account.entries().isEmpty()) {
                written.warcs++;
                index(account.path(), account.entries());
            }
            for (PlacedMedia picture : account.pictures()) {
                handedOver.add(files.ofProfile(picture));
            }
            new LooseFiles(export, warcs, address, new LooseViews(export, aip, accession))
                    .write(joined.held(), loose -> {
                        handedOver.add(files.loose(loose));
                        if (!loose.entries().isEmpty()) {
                            index(loose.media().warc(), loose.entries());
                            written.loose++;
                            written.warcs++;
                        }
                    });
            for (ScreenedFile file : export.files()) {
                if (file.disposition() instanceof Disposition.LeftOut) {
                    handedOver.add(files.notKept(file));
                }
            }
            handedOver.finish();
        }
        written.changes = joined.before().isPresent() ? comparison.changes(isClosed()) : List.of();
        return written;
    }

    /** Whether the profile says that the platform has closed the account. */
    private boolean isClosed() {
        return export.profile()
                .flatMap(profile -> profile.content().text(SharedField.SUSPENDED))
                .filter(said -> said.value().equals("true"))
                .isPresent();
    }

    /** Oldest first, by the dates that the names of known posts have, so that the records of all accessions are sorted alike. */
    private List<PostAccount> inOrder() {
        return completeness.posts().stream()
                .sorted(Comparator.comparing(post -> post.held().isPresent()
                        ? post.held().get().date().orElse(Instant.MAX)
                        : post.post().date().orElse(Instant.MAX)))
                .toList();
    }

    private void index(String path, List<WarcEntry> entries) throws IOException {
        index.add(PackageFile.belowData(path), entries);
    }
}
