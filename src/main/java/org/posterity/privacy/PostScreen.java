package org.posterity.privacy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.posterity.export.HeldPosts;
import org.posterity.export.Post;
import org.posterity.export.PostContents;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;

/** Selects posts, and screens the content of those that are kept. */
final class PostScreen {
    /** Ledgers write {@code VideoList[7]} as {@code VideoList[]}. */
    private static final Pattern NUMBER = Pattern.compile("\\[\\d+]$");

    /** In place of the number, for a path that stands for all of them. */
    private static final String EACH = "[]";

    private final Function<Category, RuledTreatment> clauses;
    private final ObjectScreen objects;
    private final ContextScreen contexts;
    private final Ledger ledger;
    private final ReidentificationAssessment assessment;
    private final List<ScreenedPost> kept = new ArrayList<>();
    private final List<UnselectedPost> leftOut = new ArrayList<>();
    private long redactions;
    private boolean counted;

    PostScreen(
            Function<Category, RuledTreatment> clauses,
            ObjectScreen objects,
            ContextScreen contexts,
            Ledger ledger,
            ReidentificationAssessment assessment) {
        this.clauses = clauses;
        this.objects = objects;
        this.contexts = contexts;
        this.ledger = ledger;
        this.assessment = assessment;
    }

    List<ScreenedPost> kept() {
        return kept;
    }

    List<UnselectedPost> leftOut() {
        return leftOut;
    }

    Set<Integer> keptOrdinals() {
        Set<Integer> ordinals = new HashSet<>();
        kept.forEach(post -> ordinals.add(post.post().ordinal()));
        return ordinals;
    }

    /** How many removals there were. */
    long redactions() {
        return redactions;
    }

    /** Whether the export has any counts of views or likes. */
    boolean counted() {
        return counted;
    }

    void screen(List<Post> posts, PostContents contents, ContentSpool spool) {
        try (PostContents.Reading reading = contents.open()) {
            for (Post post : posts) {
                RuledTreatment clause = clause(post);
                String path = NUMBER.matcher(post.where()).replaceFirst(EACH);
                if (!clause.kept()) {
                    leftOut.add(new UnselectedPost(post, clause.id(), clause.reason()));
                    ledger.leftOut(path, clause.id());
                    continue;
                }
                ScreenedContent content = objects.screen(
                        reading.of(post.ordinal()),
                        path,
                        post.date().map(Instant::toString).orElse(post.where()),
                        ledger);
                ScreenedNotes notes = contexts.of(post.ordinal(), content);
                counted |= !content.counts().isEmpty();
                kept.add(new ScreenedPost(post, spool.write(content), notes));
                redactions += content.redactions().size();
                assessment.post(post.ordinal(), content, notes);
                ledger.kept(path);
                ledger.leadsToKept(path.substring(0, path.length() - 2));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written, or the export can no longer be read.", e);
        }
    }

    /**
     * Posts that the package holds, and to which files or notes that came without an export belong, or may belong. Each needs
     * what it needs as it is now.
     */
    void held(HeldPosts held, Set<Integer> ordinals, ContentSpool spool) {
        try {
            held.read(ordinals, (post, line) -> {
                if (clause(post).kept()) {
                    RecordedPost recorded = new RecordedPost(line);
                    ScreenedContent content = recorded.content();
                    ScreenedNotes notes = recorded.with(contexts.of(post.ordinal(), content));
                    kept.add(new ScreenedPost(post, spool.write(content), notes));
                    assessment.post(post.ordinal(), content, notes);
                }
            });
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written, or the package can no longer be read.", e);
        }
    }

    /** A deleted post needs the category deleted-posts and, if it was not public, non-public-posts too. */
    private RuledTreatment clause(Post post) {
        RuledTreatment byAudience =
                clauses.apply(post.visibility().treatedAsPublic() ? Category.POSTS : Category.NON_PUBLIC_POSTS);
        if (!post.deleted()) {
            return byAudience;
        }
        RuledTreatment deleted = clauses.apply(Category.DELETED_POSTS);
        return deleted.kept() && !post.visibility().treatedAsPublic() ? byAudience : deleted;
    }
}
