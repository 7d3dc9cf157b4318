package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.posterity.model.Category;
import org.posterity.model.Finding;

/**
 * {@code report.html}: what one accession brought, told to an archivist, the outcome in one sentence first. One file,
 * without script and without anything from outside. Memory does not grow with the number of posts or files.
 */
public final class PackageReport {
    /** How many posts the report shows a picture of, at most. */
    public static final int MOST_STILLS = 60;

    /** More rows than this would make a page of several megabytes. */
    static final int MOST_ROWS = 5_000;

    private static final int MOST_NAMED = 20;

    private final ReportView view;
    private final PostTotals posts;
    private final PostTotals deleted;
    private final FileTotals files;

    private PackageReport(ReportView view) {
        this.view = view;
        this.posts = PostTotals.of(new Rows<>(view.posts()));
        this.deleted = PostTotals.of(new Rows<>(view.deletedPosts()));
        this.files = FileTotals.of(new Rows<>(view.files()));
    }

    /** Whether the post at {@code index} of {@code total}, in the order of the report, is among those with a picture. */
    public static boolean showsStill(long index, long total) {
        if (total <= MOST_STILLS) {
            return true;
        }
        // Evenly spread, first and last included: the indices at which the scaled position steps to its next whole
        // number.
        return index == 0 || index * (MOST_STILLS - 1) / (total - 1) > (index - 1) * (MOST_STILLS - 1) / (total - 1);
    }

    /** Writes the report in full; the writer is flushed and left open. It should encode in UTF-8. */
    public static void write(ReportView view, Writer out) throws IOException {
        PackageReport report = new PackageReport(view);
        PageOutput.write(html -> JtereportGenerated.render(html, null, report), out);
    }

    ReportView view() {
        return view;
    }

    PostTotals posts() {
        return posts;
    }

    PostTotals deleted() {
        return deleted;
    }

    FileTotals files() {
        return files;
    }

    Timeline timeline() {
        return new Timeline(allPosts(), posts);
    }

    RecognitionInWords recognition() {
        return new RecognitionInWords(view, posts.mayName() + deleted.mayName() + files.mayName());
    }

    Rows<ReportView.Post> allPosts() {
        return new Rows<>(view.posts());
    }

    Rows<ReportView.Post> posts(PostStatus status) {
        Predicate<ReportView.Post> wanted = post -> post.status() == status;
        return new Rows<>(() -> view.posts().get().filter(wanted));
    }

    Rows<ReportView.File> files(ReportView.Fate fate) {
        Predicate<ReportView.File> wanted = file -> file.fate() == fate;
        return new Rows<>(() -> view.files().get().filter(wanted));
    }

    /** The still of a post as an address that holds it; null where there is none. */
    String picture(ReportView.Post post) {
        return view.still()
                .apply(post.key())
                .map(jpeg -> "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg))
                .orElse(null);
    }

    /** Where a still leads: to the page that plays the post, else to its row; null where there is neither. */
    String target(ReportView.Post post) {
        return post.player().orElse(posts.listed() > MOST_ROWS ? null : "#post-" + post.key());
    }

    List<Finding> findings(Alert alert) {
        return view.findings().stream()
                .filter(finding -> finding.code().equals(alert.code()))
                .toList();
    }

    static List<Finding> named(List<Finding> findings) {
        return findings.subList(0, Math.min(findings.size(), MOST_NAMED));
    }

    String summary() {
        if (!view.withoutExport()) {
            return posts.sentence();
        }
        long matched = files.of(ReportView.Fate.MATCHED);
        long kept = matched + files.of(ReportView.Fate.UNMATCHED) + files.of(ReportView.Fate.AMBIGUOUS);
        return "There was no export: " + InWords.count(kept, "media file is kept", "media files are kept")
                + ofThem(matched, kept, "with")
                + (kept > 0 && matched == kept ? "." : ", and nobody can tell whether they are complete.");
    }

    /** How many of some files belong to posts of earlier accessions. */
    private static String ofThem(long some, long all, String preposition) {
        if (some == 0) {
            return "";
        }
        return ", " + (some == all ? "" : InWords.number(some) + " of them ") + preposition
                + (some == 1 ? " a post" : " posts") + " held before";
    }

    /** What a later accession added, in a sentence or two. */
    String added() {
        Map<String, Long> kinds = new LinkedHashMap<>();
        view.changes().forEach(change -> kinds.merge(change.what(), 1L, Long::sum));
        String differ = kinds.entrySet().stream()
                .map(kind -> InWords.count(kind.getValue(), "post") + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return (differ.isEmpty() ? "No post differs" : "Posts: " + differ) + ". "
                + InWords.count(files.added(), "file was", "files were") + " added"
                + ofThem(files.forHeldPosts(), files.added(), "to") + "; "
                + InWords.count(files.heldBefore(), "file was", "files were") + " already in the package.";
    }

    String nothingMissing() {
        if (view.withoutExport()) {
            return "There was no export, and nothing else says which posts there were: nobody can tell what is missing.";
        }
        return posts.listed() == 0 ? "The export lists no posts." : "Nothing. Every selected post has its media.";
    }

    /** The account and the package. */
    List<Fact> identity() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Package", view.aip().value()));
        facts.addAll(view.profile());
        posts.first().ifPresent(first -> {
            String from = InWords.day(first);
            String to = InWords.day(posts.last().orElseThrow());
            facts.add(new Fact("Posts", from.equals(to) ? "of " + from : "from " + from + " to " + to));
        });
        return facts;
    }

    /** The terms in short. */
    List<Fact> consent() {
        ReportView.Consent terms = view.consent();
        List<String> categories =
                terms.categories().stream().sorted().map(Category::words).toList();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Kept by", terms.institution()));
        facts.add(new Fact("Covers", categories.isEmpty() ? "nothing" : String.join("; ", categories)));
        facts.add(new Fact("For", InWords.list(terms.purposes())));
        facts.add(new Fact("May be shown to", terms.access().words()));
        facts.add(new Fact("From", InWords.day(terms.from())));
        facts.add(new Fact("Until", terms.until().map(InWords::day).orElse("no end")));
        terms.embargoUntil().ifPresent(day -> facts.add(new Fact("Closed until", InWords.day(day))));
        terms.rights().ifPresent(address -> facts.add(new Fact("Rights", address)));
        terms.creditAs().ifPresent(name -> facts.add(new Fact("Credit as", name)));
        facts.add(new Fact("Notice read by the donor", terms.noticeVersion()));
        facts.add(new Fact("Consent record", terms.record().toString()));
        return facts;
    }

    /** The submission as it arrived. */
    List<Fact> received() {
        ReportView.Received received = view.received();
        return List.of(
                new Fact("Submission", received.id().value()),
                new Fact(
                        "Form",
                        received.form() + ", " + InWords.count(received.files(), "file") + ", "
                                + InWords.size(received.bytes())),
                new Fact("Arrived", InWords.minute(received.at())),
                new Fact("Layout of the export", received.layout()),
                new Fact("Virus check", received.virusCheck()),
                new Fact("Digest", received.digest().toString()));
    }
}
