package org.posterity.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.page.Fact;
import org.posterity.page.PackageReport;
import org.posterity.page.PostStatus;
import org.posterity.page.RecognitionView;
import org.posterity.page.ReportView;
import org.posterity.page.ShownKind;
import org.posterity.record.Accession;
import org.posterity.record.Accounting;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Deed;
import org.posterity.record.FileRecord;
import org.posterity.record.FileRecord.Medium;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostChange;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/** {@code report.html}: what one accession brought, and what became of it, told to an archivist. */
final class ReportDocument {
    private final PackageRecords records;
    private final int number;
    private final Accession accession;
    private final Accounting accounting;
    private final Function<String, Optional<String>> player;

    /** The paths of stills by the report's keys of posts. */
    private final Map<String, String> stillOf = new HashMap<>();

    /** @param player where a page plays the post with this stem, relative to the report */
    ReportDocument(PackageRecords records, int number, Function<String, Optional<String>> player) throws IOException {
        this.records = records;
        this.player = player;
        this.number = number;
        this.accession = records.accession(number);
        this.accounting = records.accounting(number);
    }

    void write(OutputStream out) throws IOException {
        Writer html = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        PackageReport.write(view(), html);
    }

    private ReportView view() throws IOException {
        List<ReportView.Format> formats = formats();
        return new ReportView(
                accession.aip(),
                number,
                accession.sealedAt(),
                accession.software().name() + " " + accession.software().version(),
                Optional.of(accession.account()),
                accession.platform(),
                accounting.withoutExport(),
                profile(),
                received(),
                consent(),
                () -> posts(false),
                () -> posts(true),
                changes(),
                () -> PostsAndFiles.files(records, number).map(this::file),
                new AccountingViews(accounting).view(),
                recognition(formats),
                formats,
                checks(),
                accounting.findings(),
                this::still);
    }

    private List<ReportView.Change> changes() throws IOException {
        List<ReportView.Change> changes = new ArrayList<>();
        try (RecordLines<PostChange> lines = records.comparison(number)) {
            while (lines.hasNext()) {
                PostChange change = lines.next();
                changes.add(new ReportView.Change(
                        change.date(), change.what().words(), ChangeInWords.details(change.details()), change.why()));
            }
        }
        return changes;
    }

    private ReportView.Received received() {
        Accession.Received received = accession.received();
        return new ReportView.Received(
                received.submission(),
                received.digest(),
                received.form(),
                received.at(),
                received.files(),
                received.bytes(),
                accounting.layout(),
                received.virusCheck());
    }

    private ReportView.Consent consent() throws IOException {
        ConsentTerms terms = records.granted(number);
        return new ReportView.Consent(
                terms.institution(),
                terms.categories(),
                terms.purposes().stream().sorted().toList(),
                terms.access(),
                terms.from(),
                terms.until(),
                terms.embargoUntil(),
                terms.noticeVersion(),
                terms.deed().flatMap(Deed::rights),
                terms.deed().flatMap(Deed::creditAs),
                terms.record());
    }

    private Stream<ReportView.Post> posts(boolean deleted) {
        return PostsAndFiles.stream(records, number)
                .filter(it -> it.post().deleted() == deleted)
                .map(this::post);
    }

    private RecognitionView recognition(List<ReportView.Format> formats) {
        Accounting.Recognition found = accounting.recognition();
        return new RecognitionView(
                found.texts().stream()
                        .map(texts -> new RecognitionView.Texts(texts.category(), texts.kept(), texts.searchable()))
                        .toList(),
                words(found.description()),
                found.sounds(),
                found.places(),
                found.hardlyJudged(),
                formats.stream().mapToLong(ReportView.Format::files).sum(),
                found.pseudonyms(),
                found.people());
    }

    private List<String> words(List<String> names) {
        return names.stream().map(accounting::words).toList();
    }

    private static String key(PostRecord post) {
        return "p" + post.ordinal();
    }

    private ReportView.Post post(PostAndFiles it) {
        PostRecord post = it.post();
        post.stem().flatMap(this::stillOf).ifPresent(path -> stillOf.put(key(post), path));
        return new ReportView.Post(
                key(post),
                post.date(),
                kind(post),
                switch (post.state()) {
                    case HELD -> PostStatus.HELD;
                    case MISSING -> PostStatus.MISSING;
                    case LEFT_OUT -> PostStatus.LEFT_OUT;
                },
                post.caption().map(said -> said.text().value()),
                post.visibility(),
                post.mediaPresent(),
                !post.kindStated() && kind(post) == ShownKind.PHOTOS
                        ? OptionalInt.empty()
                        : OptionalInt.of(post.mediaExpected()),
                duration(it),
                it.files().stream()
                        .map(file -> new ReportView.Match(
                                file.path(),
                                evidence(file),
                                file.medium().map(Medium::damage).orElse(List.of())))
                        .toList(),
                post.stem().flatMap(player),
                post.warc(),
                post.reason(),
                words(post.mayName()));
    }

    /** The newest still up to this accession. */
    private Optional<String> stillOf(String stem) {
        for (int accession = number; accession > 0; accession--) {
            String path = PackageFile.still(accession, stem);
            if (records.content().has(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private List<Fact> profile() {
        return Stream.concat(
                        accounting.profile().fields().stream()
                                .map(field ->
                                        new Fact(field.name(), field.value().value())),
                        accounting.profile().counts().stream()
                                .map(count ->
                                        new Fact(count.name(), count.value().value())))
                .sorted(Comparator.comparing(Fact::label))
                .toList();
    }

    private static ShownKind kind(PostRecord post) {
        return ShownKind.of(post.kind());
    }

    /** The length of the film; a sound beside photos is no length of theirs. */
    private static Optional<Duration> duration(PostAndFiles it) {
        return kind(it.post()) != ShownKind.VIDEO
                ? Optional.empty()
                : it.files().stream()
                        .flatMap(file -> file.medium().stream())
                        .filter(medium -> medium.kind().equals("video"))
                        .flatMap(medium -> medium.duration().stream())
                        .findFirst();
    }

    private String evidence(FileRecord file) {
        return String.join("; ", words(file.match().evidence()));
    }

    private ReportView.File file(FileRecord file) {
        return new ReportView.File(
                file.path(),
                file.size(),
                file.medium().map(Medium::mediaType).orElse(""),
                file.modified(),
                file.digest(),
                fate(file),
                file.screened().map(this::screened),
                note(file),
                words(file.said().map(FileRecord.Said::mayName).orElse(List.of())),
                file.broughtBy(),
                file.forHeldPost());
    }

    private String screened(FileRecord.Screening screening) {
        return screening.lines().entrySet().stream()
                .map(rule -> accounting.rules().getOrDefault(Accounting.SCREENED + rule.getKey(), rule.getKey())
                        + " in " + rule.getValue()
                        + (rule.getValue() == 1 ? " line" : " lines"))
                .collect(Collectors.joining(", "));
    }

    private static ReportView.Fate fate(FileRecord file) {
        if (!file.kept()) {
            return file.read() ? ReportView.Fate.READ : ReportView.Fate.LEFT_OUT;
        }
        return switch (file.match().kind()) {
            case MATCHED -> ReportView.Fate.MATCHED;
            case AMBIGUOUS -> ReportView.Fate.AMBIGUOUS;
            case PROFILE -> ReportView.Fate.PROFILE;
            default -> ReportView.Fate.UNMATCHED;
        };
    }

    private Optional<String> note(FileRecord file) {
        if (!file.kept()) {
            return file.reason();
        }
        if (file.match().kind() == FileRecord.Match.Kind.AMBIGUOUS) {
            return Optional.of(file.match().why().orElse("") + ": "
                    + String.join(", ", file.match().candidates()));
        }
        return Optional.of(evidence(file)).filter(words -> !words.isEmpty());
    }

    private List<ReportView.Format> formats() {
        Map<String, long[]> byType = new TreeMap<>();
        Map<String, Set<String>> codecs = new HashMap<>();
        try (Stream<FileRecord> files = PostsAndFiles.files(records, number)) {
            files.filter(FileRecord::kept).forEach(file -> {
                String type = file.mediaType() + "\n"
                        + file.medium().flatMap(Medium::pronom).orElse("");
                long[] sums = byType.computeIfAbsent(type, none -> new long[2]);
                sums[0]++;
                sums[1] += file.sizeKept();
                file.medium()
                        .map(ReportDocument::codecs)
                        .filter(it -> !it.isEmpty())
                        .ifPresent(coded -> codecs.computeIfAbsent(type, none -> new TreeSet<>())
                                .add(coded));
            });
        }
        List<ReportView.Format> formats = new ArrayList<>();
        byType.forEach((type, sums) -> {
            String[] parts = type.split("\n", 2);
            formats.add(new ReportView.Format(
                    accounting.rules().getOrDefault(parts[0], parts[0]),
                    parts[0],
                    Optional.of(parts[1]).filter(puid -> !puid.isEmpty()),
                    List.copyOf(codecs.getOrDefault(type, Set.of())),
                    sums[0],
                    sums[1]));
        });
        return formats;
    }

    private static String codecs(Medium medium) {
        return Stream.of(medium.videoCodec(), medium.audioCodec())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" with "));
    }

    private List<ReportView.Check> checks() {
        return List.of(
                new ReportView.Check(
                        "Consent", ReportView.Check.Result.PASSED, "The record is valid, and names the account."),
                fixity(),
                everyItem(),
                new ReportView.Check(
                        "Virus check",
                        accession
                                .received()
                                .virusFree()
                                .map(free -> free ? ReportView.Check.Result.PASSED : ReportView.Check.Result.FAILED)
                                .orElse(ReportView.Check.Result.NOT_DONE),
                        accession.received().virusCheck()));
    }

    private ReportView.Check fixity() {
        long screened = accounting.files().screened();
        return new ReportView.Check(
                "Fixity",
                ReportView.Check.Result.PASSED,
                "Every media file was hashed on arrival and again while it was copied; both agree."
                        + (screened == 0
                                ? ""
                                : " Of " + screened + (screened == 1 ? " file" : " files")
                                        + " of subtitles, what names or"
                                        + " reaches other people was taken out: they were hashed on arrival and again while"
                                        + " they were screened, and the screened text was hashed while it was copied."));
    }

    private ReportView.Check everyItem() {
        return accounting.withoutExport()
                ? new ReportView.Check("Accounting", ReportView.Check.Result.NOT_DONE, "There was no export.")
                : new ReportView.Check(
                        "Accounting",
                        ReportView.Check.Result.PASSED,
                        "For each of " + accounting.paths().size()
                                + " paths of the export, what was kept and what was not selected adds up to what was found, and an"
                                + " independent count found the same number.");
    }

    private Optional<byte[]> still(String key) {
        String path = stillOf.get(key);
        if (path == null) {
            return Optional.empty();
        }
        try (InputStream in = records.content().stream(path)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
