package org.posterity.packaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.FileFate;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.model.Digest;
import org.posterity.model.PostCounts;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedPost;
import org.posterity.privacy.UnselectedPost;
import org.posterity.record.FileRecord;

/**
 * The status of every post that the export lists, oldest first. A post is held if its media are (for a photo post, all
 * images), otherwise missing.
 */
final class PostCompleteness {
    private static final Comparator<PostAccount> OLDEST_FIRST = Comparator.comparing(
                    (PostAccount account) -> account.post().date().isEmpty())
            .thenComparing(account -> account.post().date().orElse(Instant.MAX))
            .thenComparing(account -> account.post().ordinal());

    private static final Duration LINKS_LIVE = Duration.ofDays(10);

    private final List<PostAccount> posts = new ArrayList<>();
    private final String link;
    /** The reason for missing posts of which nothing was received, the same for all. */
    private final Optional<String> nothingCame;

    private final int ambiguousFiles;

    /** Whether an export lists the posts; if not, they are some of those that the package holds. */
    private final boolean listed;

    /** What the package held before. */
    private HeldContent content = HeldContent.none();

    PostCompleteness(ScreenedExport export) {
        Instant received = export.submission().submission().receivedAt();
        listed = !export.withoutExport();
        link = export.facts()
                .generatedAt()
                .map(made -> " The export's own link to it was made on "
                        + made.toString().substring(0, 10)
                        + (received.isBefore(made.plus(LINKS_LIVE))
                                ? " and dies within ten days."
                                : " and had expired when the export was received."))
                .orElse("");
        nothingCame = Optional.of("No file for it was received." + link);
        Map<Integer, List<ScreenedFile>> byPost = new HashMap<>();
        Map<Integer, Set<String>> ids = new HashMap<>();
        Set<Integer> undecided = new HashSet<>();
        for (ScreenedFile file : export.files()) {
            if (file.fate() instanceof FileFate.Ambiguous ambiguous) {
                undecided.addAll(ambiguous.posts());
            }
            if (file.fate() instanceof FileFate.Matched matched) {
                byPost.computeIfAbsent(matched.post(), p -> new ArrayList<>()).add(file);
                matched.postId()
                        .ifPresent(id -> ids.computeIfAbsent(matched.post(), p -> new HashSet<>())
                                .add(id));
            }
        }
        for (ScreenedPost post : export.posts()) {
            int ordinal = post.post().ordinal();
            Set<String> known = new HashSet<>(ids.getOrDefault(ordinal, Set.of()));
            known.addAll(post.notes().postIds());
            post.post().id().ifPresent(known::add);
            posts.add(account(
                    post,
                    byPost.getOrDefault(ordinal, List.of()),
                    known.size() == 1 ? known.stream().findFirst() : Optional.empty(),
                    undecided.contains(ordinal)));
        }
        for (UnselectedPost post : export.leftOutPosts()) {
            posts.add(new PostAccount(
                    post.post(),
                    Optional.empty(),
                    PostAccount.Status.LEFT_OUT,
                    List.of(),
                    0,
                    post.post().media().orElse(1),
                    Optional.of(post.reason()),
                    Optional.of(post.rule()),
                    Optional.empty(),
                    Optional.empty()));
        }
        posts.sort(OLDEST_FIRST);
        ambiguousFiles = (int) export.files().stream()
                .filter(file -> file.fate() instanceof FileFate.Ambiguous)
                .count();
    }

    List<PostAccount> posts() {
        return posts;
    }

    /** Deleted posts are counted separately, not in these numbers. Without an export these are the totals of the package. */
    PostCounts counts() {
        if (!listed) {
            return content.counts()
                    .then(
                            (int) posts.stream()
                                    .filter(post -> !post.deleted() && post.isCompletedNow(content))
                                    .count(),
                            ambiguousFiles);
        }
        return new PostCounts(
                (int) posts.stream().filter(post -> !post.deleted()).count(),
                count(PostAccount.Status.HELD),
                count(PostAccount.Status.MISSING),
                ambiguousFiles,
                count(PostAccount.Status.LEFT_OUT));
    }

    private int count(PostAccount.Status status) {
        return (int) posts.stream()
                .filter(post -> !post.deleted() && post.status() == status)
                .count();
    }

    private PostAccount account(
            ScreenedPost screened, List<ScreenedFile> matched, Optional<String> postId, boolean undecided) {
        Post post = screened.post();
        List<ScreenedFile> withPost = matched.stream()
                .filter(file -> file.disposition() instanceof Disposition.WithPost)
                .toList();
        PostKind kind = PostAccount.kind(post, withPost);
        List<ScreenedFile> kept = withPost.stream()
                .sorted(Comparator.comparing((ScreenedFile file) -> number(file).orElse(Integer.MAX_VALUE))
                        .thenComparing(file -> !isMain(kind, file))
                        .thenComparing(file -> file.file().name(), new NaturalOrder())
                        .thenComparing(file -> file.file().path()))
                .toList();
        Set<Digest> distinct = new HashSet<>();
        kept.stream()
                .filter(file -> isMain(kind, file))
                .forEach(file -> distinct.add(file.file().sha256()));
        SortedSet<Integer> numbers = new TreeSet<>();
        kept.stream()
                .filter(file -> !isEmpty(file))
                .forEach(file -> number(file).ifPresent(numbers::add));
        // if nothing says that it is a photo post, nothing says how many photos either
        int expected = post.media().orElse(kind == PostKind.PHOTO ? Math.max(1, distinct.size()) : 1);
        // media that the export lists by file count one by one; a file beside them may be a copy of any
        int present = Math.min(expected, numbers.isEmpty() ? distinct.size() : numbers.size());
        boolean held = present == expected;
        return new PostAccount(
                post,
                Optional.of(screened),
                held ? PostAccount.Status.HELD : PostAccount.Status.MISSING,
                kept,
                present,
                expected,
                held ? Optional.empty() : reason(post, present, matched, kept, undecided),
                Optional.empty(),
                postId,
                Optional.empty());
    }

    /** Counts what the package has of these posts from earlier accessions. */
    void join(PostPlaces places, HeldContent held) {
        content = held;
        posts.replaceAll(post -> places.known(post).map(it -> joined(post, it)).orElse(post));
    }

    private static PostAccount joined(PostAccount own, HeldPost held) {
        PostAccount account = new PostAccount(
                own.post(),
                own.screened(),
                own.status(),
                own.files(),
                own.present(),
                own.expected(),
                own.reason(),
                own.rule(),
                own.postId().or(held::postId).filter(id -> own.screened().isPresent()),
                Optional.of(held));
        PostKind kind = account.kind();
        Set<Digest> distinct = new HashSet<>();
        own.files().stream()
                .filter(file -> isMain(kind, file))
                .forEach(file -> distinct.add(file.file().sha256()));
        held.files().stream().filter(file -> isMain(kind, file)).forEach(file -> distinct.add(file.digest()));
        int expected = own.post().media().orElse(kind == PostKind.PHOTO ? Math.max(1, distinct.size()) : 1);
        int present = Math.max(own.present(), Math.min(expected, distinct.size()));
        if (own.screened().isEmpty() || present == own.present() && expected == own.expected()) {
            return account;
        }
        boolean complete = present == expected;
        return new PostAccount(
                own.post(),
                own.screened(),
                complete ? PostAccount.Status.HELD : PostAccount.Status.MISSING,
                own.files(),
                present,
                expected,
                complete
                        ? Optional.empty()
                        : Optional.of(
                                own.post().media().isPresent() && kind == PostKind.PHOTO
                                        ? ofThose(own.post(), present)
                                        : "Not all of its media were received."),
                Optional.empty(),
                account.postId(),
                account.held());
    }

    private static boolean isMain(PostKind post, FileRecord file) {
        String kind = file.size() == 0
                ? ""
                : file.medium().map(FileRecord.Medium::kind).orElse("");
        return switch (post) {
            case PHOTO -> kind.equals("image");
            case VIDEO -> kind.equals("video");
            case SOUND -> kind.equals("audio");
            case TEXT, UNKNOWN -> false;
        };
    }

    /**
     * Whether a file is of the post's kind; a video's cover image or subtitles are kept, but are not the video.
     */
    private static boolean isMain(PostKind post, ScreenedFile file) {
        MediaDescription.Kind kind = file.description()
                .filter(media -> !media.isEmpty())
                .map(MediaDescription::kind)
                .orElse(MediaDescription.Kind.OTHER);
        return switch (post) {
            case PHOTO -> kind == MediaDescription.Kind.IMAGE;
            case VIDEO -> kind == MediaDescription.Kind.VIDEO;
            case SOUND -> kind == MediaDescription.Kind.AUDIO;
            case TEXT, UNKNOWN -> false;
        };
    }

    /** Which of its post's media a file is, where the export lists them by file. */
    private static OptionalInt number(ScreenedFile file) {
        return file.fate() instanceof FileFate.Matched it ? it.number() : OptionalInt.empty();
    }

    private static boolean isEmpty(ScreenedFile file) {
        return file.description().filter(MediaDescription::isEmpty).isPresent();
    }

    private static String ofThose(Post post, int present) {
        return present == 0
                ? "The files received for it are neither its video nor its photos."
                : "Of its " + post.media().orElse(0) + " photos, " + present + (present == 1 ? " was" : " were")
                        + " received.";
    }

    /** The status of each of its media that is not kept, if the export lists them by file. */
    private static String ofListed(Post post, List<ScreenedFile> matched) {
        SortedMap<Integer, String> reasons = new TreeMap<>();
        post.lost().forEach(number -> reasons.put(number, "is missing from the export"));
        for (ScreenedFile file : matched) {
            if (isEmpty(file)) {
                number(file).ifPresent(number -> reasons.put(number, "is empty"));
            } else if (file.disposition() instanceof Disposition.LeftOut it
                    && number(file).isPresent()) {
                reasons.put(
                        number(file).getAsInt(), "is not kept: " + it.reason().replaceFirst("\\.$", ""));
            }
        }
        int media = post.media().orElse(0);
        String one = media == 1 ? "Its media file " : "Of its " + media + " media files, number ";
        return one
                + reasons.entrySet().stream()
                        .map(it -> (media == 1 ? "" : it.getKey() + " ") + it.getValue())
                        .collect(Collectors.joining(media == 1 ? "; " : "; number "))
                + ".";
    }

    private Optional<String> reason(
            Post post, int present, List<ScreenedFile> matched, List<ScreenedFile> kept, boolean undecided) {
        if (!post.lost().isEmpty()
                || matched.stream().anyMatch(file -> number(file).isPresent())) {
            return Optional.of(ofListed(post, matched));
        }
        Optional<String> leftOut = matched.stream()
                .map(ScreenedFile::disposition)
                .filter(Disposition.LeftOut.class::isInstance)
                .map(disposition -> ((Disposition.LeftOut) disposition).reason())
                .findFirst();
        if (leftOut.isPresent()) {
            return Optional.of("A file for it was received but is not kept: "
                    + leftOut.get().replaceFirst("\\.$", "") + ".");
        }
        if (kept.stream().anyMatch(PostCompleteness::isEmpty)) {
            return Optional.of("A file for it was received and is kept, but it is empty.");
        }
        if (undecided) {
            return Optional.of("A received file fits this post and others, and nothing decides between them.");
        }
        return kept.isEmpty() ? nothingCame : Optional.of(ofThose(post, present) + link);
    }
}
