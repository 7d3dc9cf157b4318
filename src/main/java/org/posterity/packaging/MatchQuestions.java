package org.posterity.packaging;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.export.FileFate;
import org.posterity.export.HeldPosts;
import org.posterity.export.MatchQuestion;
import org.posterity.export.Post;
import org.posterity.intake.ReceivedFile;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** What a curator is asked before a donation is taken in: the post of each file that is ambiguous or matches none. */
public final class MatchQuestions {
    /** Of more posts than this the report gives the list. */
    private static final int MOST_POSTS = 20;

    /** With the zone behind it a spreadsheet takes it for text, and does not write it anew without its seconds. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<Path, String> handedOver;
    private final Map<Integer, String> names = new HashMap<>();
    private final List<String> lacking;
    private final ScreenedExport export;

    private MatchQuestions(ScreenedExport export) {
        this.export = export;
        // The list is about the donor's own files, which lie before whoever fills it in: under the names they have
        // there.
        handedOver = export.submission().submission().files().stream()
                .collect(Collectors.toMap(ReceivedFile::location, ReceivedFile::path, (first, second) -> first));
        List<PostAccount> accounts = new PostCompleteness(export).posts();
        // without an export, files may belong to any post of the package, not only to those that something came for
        Optional<HeldPosts> held = export.facts().held();
        List<Post> posts = held.map(HeldPosts::posts)
                .orElseGet(() -> accounts.stream().map(PostAccount::post).toList());
        Map<Instant, Long> dates = posts.stream()
                .flatMap(post -> post.date().stream())
                .collect(Collectors.groupingBy(date -> date, Collectors.counting()));
        posts.forEach(post -> names.put(post.ordinal(), name(post, dates)));
        Map<Integer, Boolean> lacks = new HashMap<>();
        held.ifPresent(it -> posts.forEach(post -> lacks.put(post.ordinal(), it.lacks(post.ordinal()))));
        accounts.forEach(
                account -> lacks.put(account.post().ordinal(), account.status() == PostAccount.Status.MISSING));
        lacking = posts.stream()
                .map(Post::ordinal)
                .filter(lacks::get)
                .map(names::get)
                .toList();
    }

    /** None where no post is listed that a file could belong to. */
    public static List<MatchQuestion> of(ScreenedExport export) {
        MatchQuestions questions = new MatchQuestions(export);
        if (questions.names.isEmpty()) {
            return List.of();
        }
        return export.files().stream()
                .flatMap(file -> questions.about(file).stream())
                .toList();
    }

    private Optional<MatchQuestion> about(ScreenedFile file) {
        String path =
                handedOver.getOrDefault(file.file().location(), file.file().path());
        if (file.fate() instanceof FileFate.Ambiguous it) {
            List<String> posts = it.posts().stream()
                    .flatMap(post -> Optional.ofNullable(names.get(post)).stream())
                    .sorted()
                    .toList();
            return Optional.of(new MatchQuestion(path, "ambiguous", it.why(), posts));
        }
        if (file.fate() instanceof FileFate.Unmatched it) {
            String why = it.postId().isPresent()
                    ? "its name carries the id of a post, and none of the export fits"
                    : "neither its name nor its folder points to a post";
            return Optional.of(new MatchQuestion(path, "unmatched", why, posts()));
        }
        return Optional.empty();
    }

    private List<String> posts() {
        return lacking.size() <= MOST_POSTS
                ? lacking
                : List.of("any of " + lacking.size() + " posts that lack media: see the report");
    }

    /** As a list of matches names a post: by its date, or, where another has the same, by its place in the export. */
    private static String name(Post post, Map<Instant, Long> dates) {
        return post.date()
                .filter(date -> dates.get(date) == 1)
                .map(DATE::format)
                .orElse(post.where());
    }
}
