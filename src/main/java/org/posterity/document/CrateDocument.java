package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.posterity.format.rocrate.Crate;
import org.posterity.format.rocrate.CrateFile;
import org.posterity.format.rocrate.CrateMedia;
import org.posterity.format.rocrate.CratePost;
import org.posterity.format.rocrate.CrateWriter;
import org.posterity.record.Accession;
import org.posterity.record.Engagement;
import org.posterity.record.FileRecord;
import org.posterity.record.FileRecord.Medium;
import org.posterity.record.PackageFile;
import org.posterity.record.PackagePost;
import org.posterity.record.PackagePosts;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;

/** {@code ro-crate-metadata.json}: the package described for programs (RO-Crate, schema.org). */
final class CrateDocument {
    /** The schema.org action of each count. */
    private static final Map<String, String> ACTIONS = Map.of(
            "views", "WatchAction",
            "likes", "LikeAction",
            "comments", "CommentAction",
            "shares", "ShareAction",
            "saves", "BookmarkAction");

    private final PackageRecords records;
    private final List<String> documents;

    /** @param documents the paths in the bag of all documents, whether or not they exist yet */
    CrateDocument(PackageRecords records, List<String> documents) {
        this.records = records;
        this.documents = documents;
    }

    void write(OutputStream out) throws IOException {
        Accession newest = records.accession(records.newest());
        CurrentTerms terms = CurrentTerms.of(records);
        try (PackagePosts posts = new PackagePosts(records)) {
            new CrateWriter()
                    .write(
                            new Crate(
                                    newest.aip(),
                                    "Posts of " + newest.account().username(),
                                    "Posts of a social-media account, received from its creator with consent.",
                                    LocalDate.ofInstant(newest.sealedAt(), ZoneOffset.UTC),
                                    new Crate.Institution(newest.keeper().institution(), Optional.empty()),
                                    terms(terms),
                                    terms.access(),
                                    new Crate.Creator(
                                            "Person",
                                            newest.account().username(),
                                            newest.account().username(),
                                            newest.platform(),
                                            Optional.empty()),
                                    accessions(),
                                    warcs(),
                                    () -> kept(posts),
                                    otherFiles()),
                            out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Crate.Terms terms(CurrentTerms terms) {
        List<String> files = new ArrayList<>();
        files.add(PackageFile.belowData(PackageFile.TERMS.path()));
        for (int accession : records.accessions()) {
            files.add(PackageFile.belowData(PackageFile.CONSENT_TERMS.path(accession)));
            files.add(PackageFile.belowData(PackageFile.CONSENT_TERMS_JSONLD.path(accession)));
        }
        return new Crate.Terms(
                String.join(", ", terms.agreements()),
                terms.usage(),
                terms.until(),
                terms.rights(),
                terms.creditAs(),
                files);
    }

    private List<Crate.Accession> accessions() throws IOException {
        List<Crate.Accession> accessions = new ArrayList<>();
        for (int number : records.accessions()) {
            Accession accession = records.accession(number);
            accessions.add(new Crate.Accession(
                    PackageFile.number(number),
                    accession.software(),
                    accession.received().at(),
                    accession.sealedAt()));
        }
        return accessions;
    }

    private List<String> warcs() {
        return records.content().paths().stream()
                .filter(path -> is(PackageFile.POST_WARC, path) && !isLaterPart(path))
                .map(PackageFile::belowData)
                .toList();
    }

    private static boolean isLaterPart(String path) {
        return !PackageFile.firstPart(path).equals(path);
    }

    private static boolean is(PackageFile file, String path) {
        return PackageFile.at(path).filter(file::equals).isPresent();
    }

    private static Iterator<CratePost> kept(PackagePosts posts) {
        Iterable<PackagePost> once = () -> posts;
        return StreamSupport.stream(once.spliterator(), false)
                .map(CrateDocument::post)
                .iterator();
    }

    private static CratePost post(PackagePost it) {
        PostRecord post = it.post();
        String warc = PackageFile.belowData(it.warc());
        return new CratePost(
                post.kind() + " post of " + post.date().map(Instant::toString).orElse("unknown date"),
                post.date(),
                post.caption().map(PostRecord.Said::text).or(post::title).map(text -> text.value()),
                post.address(),
                newest(it.engagement()),
                new CrateFile(
                        warc,
                        warc.substring(warc.lastIndexOf('/') + 1),
                        "application/warc",
                        OptionalLong.empty(),
                        Optional.empty()),
                it.files().stream().map(CrateDocument::media).toList());
    }

    private static CrateMedia media(FileRecord file) {
        Optional<Medium> medium = file.medium();
        return new CrateMedia(
                file.address().orElse(""),
                PackageFile.belowData(file.warc().orElseThrow()),
                file.name().orElse(""),
                file.mediaType(),
                file.sizeKept(),
                file.digestKept(),
                medium.flatMap(Medium::duration),
                medium.map(Medium::width).orElse(OptionalInt.empty()),
                medium.map(Medium::height).orElse(OptionalInt.empty()),
                medium.flatMap(Medium::creationTime));
    }

    /** The newest number of each count, by schema.org action. */
    private static SortedMap<String, Long> newest(List<Engagement> byDay) {
        SortedMap<String, Long> newest = new TreeMap<>();
        byDay.forEach(day -> day.counts().forEach((name, count) -> {
            if (ACTIONS.containsKey(name)) {
                newest.put(ACTIONS.get(name), count);
            }
        }));
        return newest;
    }

    private List<CrateFile> otherFiles() {
        TreeSet<String> paths = new TreeSet<>(records.content().paths());
        paths.addAll(documents);
        List<CrateFile> files = new ArrayList<>();
        for (String path : paths) {
            PackageFile.at(path)
                    .filter(file -> file.form() != PackageFile.Form.BAG)
                    .filter(file -> file != PackageFile.POST_WARC || isLaterPart(path))
                    .filter(file -> file != PackageFile.RO_CRATE_METADATA)
                    .ifPresent(file -> files.add(new CrateFile(
                            PackageFile.belowData(path),
                            name(file, path),
                            mediaType(path),
                            OptionalLong.empty(),
                            Optional.empty())));
        }
        return files;
    }

    private static String name(PackageFile file, String path) {
        return switch (file) {
            case README -> "How to open and check this package";
            case PREMIS -> "Preservation metadata (PREMIS 3)";
            case RECORD_INDEX -> "Index of the records";
            case PAGES -> "List of the posts' pages";
            case TERMS -> "Current terms";
            case CHANGES -> "Changes after the accessions";
            case ACCOUNT_WARC -> "What is kept of the account besides its posts";
            case ACCESSION -> "The accession in short";
            case POSTS -> "Every post of the export";
            case FILES -> "Every file received";
            case ACCOUNTING -> "Item accounting of the export";
            case CONSENT_TERMS -> "Terms of the donor's consent, as granted";
            case POST_WARC -> "What a later accession brought for a known post";
            case COMPARISON -> "Posts that differ from the accession before";
            case EVENTS -> "What was done, when and by which software";
            case STILL -> "A small picture of a post";
            case REPORT -> "Report for people";
            case CONSENT_TERMS_JSONLD -> "The same terms in the Data Privacy Vocabulary (ISO/IEC TS 27560)";
            default -> path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        };
    }

    private static String mediaType(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "text/html";
            case "json" -> "application/json";
            case "jsonl" -> "application/jsonl";
            case "jsonld" -> "application/ld+json";
            case "jpg" -> "image/jpeg";
            case "warc" -> "application/warc";
            case "xml" -> "application/xml";
            default -> "text/plain";
        };
    }
}
