package org.posterity.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.HeldPosts;
import org.posterity.export.PlatformReader;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.PreservationEvent;

/** Proof that everything that may be written has passed the screen. Only {@link PrivacyScreen} makes it. */
public final class ScreenedExport {
    private final AdmittedSubmission submission;
    private final Facts facts;
    private final ContentSpool contents;
    private final OwnCounts own;
    private final boolean counted;
    private final List<ScreenedPost> posts;
    private final List<UnselectedPost> leftOutPosts;
    private final Optional<ScreenedProfile> profile;
    private final ScreenedItems items;
    private final ScreenedContext context;
    private final List<ScreenedFile> files;
    private final ItemAccounting accounting;
    private final Reidentification reidentification;
    private final List<Finding> findings;
    private final List<PreservationEvent> events;

    /**
     * Facts about the export as a whole.
     *
     * @param platform the platform
     * @param decisions for every category, what the policy, the donor and the law decided
     * @param pseudonymKey the fingerprint of the key with which names were replaced, if any were
     * @param held where there is no export: the posts of a package, which its posts are
     */
    public record Facts(
            PlatformReader platform,
            String layout,
            List<Digest> sources,
            Optional<Instant> generatedAt,
            SelectionPolicy selection,
            SortedMap<Category, RuledTreatment> decisions,
            Optional<String> pseudonymKey,
            Optional<HeldPosts> held) {}

    ScreenedExport(
            AdmittedSubmission submission,
            Facts facts,
            ContentSpool contents,
            OwnCounts own,
            boolean counted,
            List<ScreenedPost> posts,
            List<UnselectedPost> leftOutPosts,
            Optional<ScreenedProfile> profile,
            ScreenedItems items,
            ScreenedContext context,
            List<ScreenedFile> files,
            ItemAccounting accounting,
            Reidentification reidentification,
            List<Finding> findings,
            List<PreservationEvent> events) {
        this.submission = submission;
        this.facts = facts;
        this.contents = contents;
        this.own = own;
        this.counted = counted;
        this.posts = List.copyOf(posts);
        this.leftOutPosts = List.copyOf(leftOutPosts);
        this.profile = profile;
        this.items = items;
        this.context = context;
        this.files = List.copyOf(files);
        this.accounting = accounting;
        this.reidentification = reidentification;
        this.findings = List.copyOf(findings);
        this.events = List.copyOf(events);
    }

    public AdmittedSubmission submission() {
        return submission;
    }

    public Facts facts() {
        return facts;
    }

    /** Whether media were taken in without an export, so that nobody can tell whether they are complete. */
    public boolean withoutExport() {
        return facts.sources().isEmpty();
    }

    public List<ScreenedPost> posts() {
        return posts;
    }

    public List<UnselectedPost> leftOutPosts() {
        return leftOutPosts;
    }

    public Optional<ScreenedProfile> profile() {
        return profile;
    }

    public ScreenedItems items() {
        return items;
    }

    public ScreenedContext context() {
        return context;
    }

    public List<ScreenedFile> files() {
        return files;
    }

    public ItemAccounting accounting() {
        return accounting;
    }

    /** How people might still be recognised in what is kept. */
    public Reidentification reidentification() {
        return reidentification;
    }

    public List<LedgerLine> ledger() {
        return accounting.lines();
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<PreservationEvent> events() {
        return events;
    }

    /** The content of a post, as it may be kept; read from the workspace. */
    public ScreenedContent content(ScreenedPost post) {
        return contents.read(post.slice());
    }

    /**
     * How often a post was seen and liked, by day and source.
     *
     * @param content what it says
     */
    public List<EngagementSnapshot> engagement(ScreenedPost post, ScreenedContent content) {
        return Stream.concat(post.notes().engagement().stream(), own.in(content).stream())
                .sorted(ContextScreen.BY_DAY)
                .toList();
    }

    /** Whether anything says how often a post was seen or liked. */
    public boolean countsPosts() {
        return counted
                || posts.stream().anyMatch(post -> !post.notes().engagement().isEmpty());
    }
}
