package org.posterity.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.posterity.export.Post;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;

/** Decides on posts, and writes the screened objects of those that are kept into a file of the workspace. */
final class PostScreen {
    private final Function<Category, Clause> clauses;
    private final FieldScreen fields;
    private final ContextScreen contexts;
    private final Ledger ledger;
    private final ReidentificationAssessment assessment;
    private final List<ScreenedPost> kept = new ArrayList<>();
    private final List<LeftOutPost> leftOut = new ArrayList<>();

    PostScreen(
            Function<Category, Clause> clauses,
            FieldScreen fields,
            ContextScreen contexts,
            Ledger ledger,
            ReidentificationAssessment assessment) {
        this.clauses = clauses;
        this.fields = fields;
        this.contexts = contexts;
        this.ledger = ledger;
        this.assessment = assessment;
    }

    List<ScreenedPost> kept() {
        return kept;
    }

    List<LeftOutPost> leftOut() {
        return leftOut;
    }

    Set<Integer> keptOrdinals() {
        Set<Integer> ordinals = new HashSet<>();
        kept.forEach(post -> ordinals.add(post.post().ordinal()));
        return ordinals;
    }

    void screen(List<Post> posts, Path objects) {
        Map<Path, FileChannel> sources = new HashMap<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(objects))) {
            long offset = 0;
            for (Post post : posts) {
                Clause clause = clause(post);
                String path = post.where().replaceFirst("\\[\\d+]$", "[]");
                if (!clause.kept()) {
                    leftOut.add(new LeftOutPost(post, clause.id(), clause.reason()));
                    ledger.leftOut(path, clause.id());
                    continue;
                }
                FileChannel source = sources.get(post.source());
                if (source == null) {
                    source = FileChannel.open(post.source(), StandardOpenOption.READ);
                    sources.put(post.source(), source);
                }
                ObjectNode object = ObjectSlice.read(source, post.offset(), post.length());
                FieldScreen.Screened screened = fields.screen(
                        object, path, post.date().map(Instant::toString).orElse(post.where()), ledger);
                byte[] bytes = ObjectSlice.write(screened.object());
                out.write(bytes);
                ScreenedNotes notes = contexts.of(post.ordinal(), screened.object());
                kept.add(new ScreenedPost(post, offset, bytes.length, screened.redactions(), notes));
                assessment.post(post.ordinal(), screened.object(), notes);
                offset += bytes.length;
                ledger.kept(path);
                ledger.leadsToKept(path.substring(0, path.length() - 2));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written, or the export cannot be read any more.", e);
        } finally {
            sources.values().forEach(PostScreen::close);
        }
    }

    /** What the creator had deleted needs the category of deleted posts, and if it was not public, that one too. */
    private Clause clause(Post post) {
        Clause byAudience =
                clauses.apply(post.visibility().treatedAsPublic() ? Category.POSTS : Category.NON_PUBLIC_POSTS);
        if (!post.deleted()) {
            return byAudience;
        }
        Clause deleted = clauses.apply(Category.DELETED_POSTS);
        return deleted.kept() && !post.visibility().treatedAsPublic() ? byAudience : deleted;
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read from: there is nothing to lose.
        }
    }
}
