package org.posterity.packaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posterity.characterisation.MediaDescription;
import org.posterity.characterisation.MediaFormat;
import org.posterity.consent.ConsentTerms;
import org.posterity.export.Evidence;
import org.posterity.export.FileFate;
import org.posterity.export.PostKind;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.page.Fact;
import org.posterity.page.ReadmeView;
import org.posterity.page.ReportView;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** What the report and the README show of an accession. */
final class ReportViews {
    /** Files of which the content was used, but that are not kept as files. */
    private static final Set<String> READ =
            Set.of("export-file", "unpacked-archive", "consent-record", "signed-paper", "context-file");

    private final ScreenedExport export;
    private final AccessionFacts facts;
    private final Institution institution;
    private final Contents contents;
    private final PostViews posts;
    private final List<PlacedPost> listed;
    private final Map<String, PlacedPost> byKey;
    private final Map<Integer, byte[]> stills;

    ReportViews(ScreenedExport export, AccessionFacts facts, Institution institution, Contents contents) {
        this.export = export;
        this.facts = facts;
        this.institution = institution;
        this.contents = contents;
        this.listed = contents.posts().stream()
                .filter(post -> !post.account().deleted())
                .toList();
        this.stills = new ReportStills(institution)
                .of(listed, export.submission().submission().workspace().folder("stills"));
        this.posts = new PostViews(export, facts.aip(), facts.accession());
        this.byKey = contents.posts().stream().collect(Collectors.toMap(ReportViews::key, Function.identity()));
    }

    static String key(PlacedPost post) {
        return "p" + post.account().post().ordinal();
    }

    private String software() {
        return institution.software().name() + " " + institution.software().version();
    }

    ReadmeView readme() {
        return new ReadmeView(
                facts.aip(),
                Optional.of(facts.account()),
                posts.platformName(),
                facts.institution(),
                institution
                        .contactName()
                        .map(name -> institution
                                .contactEmail()
                                .map(mail -> name + ", " + mail)
                                .orElse(name))
                        .or(institution::contactEmail),
                facts.accession(),
                facts.posts().held(),
                contents.loose().size(),
                export.withoutExport(),
                facts.access(),
                facts.sealedAt(),
                software());
    }

    ReportView view() {
        return new ReportView(
                facts.aip(),
                facts.accession(),
                facts.sealedAt(),
                software(),
                Optional.of(facts.account()),
                posts.platformName(),
                export.withoutExport(),
                profile(),
                received(),
                consent(),
                () -> listed.stream().map(this::post),
                contents.posts().stream()
                        .filter(post -> post.account().deleted())
                        .map(this::post)
                        .toList(),
                () -> export.files().stream().map(this::file),
                new AccountingViews(export).view(),
                new ReidentificationViews(export, contents).view(),
                formats(),
                checks(),
                export.findings(),
                this::still);
    }

    private List<Fact> profile() {
        return export.profile().stream()
                .flatMap(profile -> profile.content().further().stream())
                .map(field -> new Fact(field.label(), field.value().value()))
                .sorted(Comparator.comparing(Fact::label))
                .toList();
    }

    private ReportView.Received received() {
        Submission submission = export.submission().submission();
        List<ReceivedFile> files =
                submission.files().stream().filter(file -> !file.unpacked()).toList();
        return new ReportView.Received(
                submission.id(),
                submission.digest(),
                submission.form(),
                submission.receivedAt(),
                files.size(),
                files.stream().mapToLong(ReceivedFile::size).sum(),
                export.facts().layout(),
                submission.virusCheck().words());
    }

    private ReportView.Consent consent() {
        ConsentTerms terms = export.submission().terms();
        return new ReportView.Consent(
                terms.institution(),
                terms.categories(),
                terms.purposes().stream().sorted().toList(),
                terms.access(),
                terms.from(),
                terms.until(),
                terms.embargoUntil(),
                terms.noticeVersion(),
                terms.record());
    }

    private ReportView.Post post(PlacedPost placed) {
        PostAccount account = placed.account();
        return new ReportView.Post(
                key(placed),
                account.post().date(),
                PostViews.kind(account),
                PostViews.status(account),
                account.post().visibility().words(),
                account.present(),
                account.post().kind() == PostKind.UNKNOWN && account.kind() == PostKind.PHOTO
                        ? OptionalInt.empty()
                        : OptionalInt.of(account.expected()),
                duration(account),
                account.files().stream()
                        .map(file -> new ReportView.Match(
                                file.file().path(),
                                evidence(file.fate()),
                                file.description().map(MediaDescription::damage).orElse(List.of())))
                        .toList(),
                placed.warc().map(warc -> "data/" + warc),
                account.reason());
    }

    /** The length of the film; a sound beside photos is no length of theirs. */
    private static Optional<Duration> duration(PostAccount account) {
        return account.files().stream()
                .filter(file -> account.kind() == PostKind.VIDEO)
                .flatMap(file -> file.description().stream())
                .filter(media -> media.kind() == MediaDescription.Kind.VIDEO)
                .flatMap(media -> media.duration().stream())
                .findFirst();
    }

    private static String evidence(FileFate fate) {
        return fate instanceof FileFate.Matched it
                ? it.evidence().stream().map(Evidence::words).collect(Collectors.joining("; "))
                : "";
    }

    private ReportView.File file(ScreenedFile screened) {
        ReceivedFile file = screened.file();
        return new ReportView.File(
                file.path(),
                file.size(),
                screened.description().map(MediaDescription::mediaType).orElse(""),
                Optional.ofNullable(file.modified()),
                file.sha256(),
                fate(screened),
                screened.screened().map(Screenings::words),
                note(screened));
    }

    private static ReportView.Fate fate(ScreenedFile file) {
        if (file.disposition() instanceof Disposition.LeftOut leftOut) {
            return READ.contains(leftOut.rule()) ? ReportView.Fate.READ : ReportView.Fate.LEFT_OUT;
        }
        return file.fate() instanceof FileFate.Matched
                ? ReportView.Fate.MATCHED
                : file.fate() instanceof FileFate.Ambiguous ? ReportView.Fate.AMBIGUOUS : ReportView.Fate.UNMATCHED;
    }

    private Optional<String> note(ScreenedFile file) {
        if (file.disposition() instanceof Disposition.LeftOut leftOut) {
            return Optional.of(leftOut.reason());
        }
        if (file.fate() instanceof FileFate.Ambiguous ambiguous) {
            return Optional.of(ambiguous.why() + ": "
                    + ambiguous.posts().stream()
                            .map(ordinal -> byKey.get("p" + ordinal).account().post())
                            .map(post -> post.date().map(Object::toString).orElse(post.where()))
                            .collect(Collectors.joining(", ")));
        }
        return Optional.of(evidence(file.fate())).filter(words -> !words.isEmpty());
    }

    private List<ReportView.Format> formats() {
        Map<String, List<ScreenedFile>> byType = new TreeMap<>();
        export.files().stream()
                .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                .forEach(file -> byType.computeIfAbsent(
                                WarcWriting.mediaType(file) + "\n"
                                        + file.description()
                                                .flatMap(MediaDescription::pronom)
                                                .orElse(""),
                                type -> new ArrayList<>())
                        .add(file));
        return byType.entrySet().stream()
                .map(entry -> {
                    String[] parts = entry.getKey().split("\n", 2);
                    return new ReportView.Format(
                            MediaFormat.of(parts[0]).name(),
                            parts[0],
                            Optional.of(parts[1]).filter(puid -> !puid.isEmpty()),
                            entry.getValue().size(),
                            entry.getValue().stream()
                                    .mapToLong(ScreenedFile::size)
                                    .sum());
                })
                .toList();
    }

    private List<ReportView.Check> checks() {
        Submission submission = export.submission().submission();

        return List.of(
                new ReportView.Check(
                        "Consent", ReportView.Check.Result.PASSED, "The record is valid, and names the account."),
                fixity(),
                accounting(),
                new ReportView.Check(
                        "Virus check",
                        switch (submission.virusCheck()) {
                            case CLEAN -> ReportView.Check.Result.PASSED;
                            case INFECTED -> ReportView.Check.Result.FAILED;
                            case NOT_SCANNED -> ReportView.Check.Result.NOT_DONE;
                        },
                        submission.virusCheck().words()));
    }

    private ReportView.Check fixity() {
        long screened = export.files().stream()
                .filter(file -> file.screened().isPresent())
                .count();
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

    private ReportView.Check accounting() {
        return export.withoutExport()
                ? new ReportView.Check("Accounting", ReportView.Check.Result.NOT_DONE, "There was no export.")
                : new ReportView.Check(
                        "Accounting",
                        ReportView.Check.Result.PASSED,
                        "For each of " + export.ledger().size()
                                + " paths of the export, what was kept and left out adds up to what was met, and an"
                                + " independent count found the same number.");
    }

    private Optional<byte[]> still(String key) {
        return Optional.ofNullable(stills.get(byKey.get(key).account().post().ordinal()));
    }
}
