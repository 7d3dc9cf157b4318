package org.posterity.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/** Invented views of an invented account, for the tests of this package. */
final class KelpSample {
    static final Digest DIGEST = Digest.sha256(new byte[] {7});
    static final Optional<Account> ACCOUNT = Optional.of(new Account("tiktok", "kelp.and.kites"));
    static final PackageId AIP = PackageId.mint(DIGEST);
    static final Instant RECEIVED = Instant.parse("2026-01-20T09:15:00Z");

    static final RecognitionView RECOGNITION = new RecognitionView(
            List.of(new RecognitionView.Texts(Category.COMMENTS, 100, 37)), List.of(), 0, 1, 0, 10, 12, 9);

    private KelpSample() {}

    static PostView.Media media(String name, String type) {
        return new PostView.Media(
                name,
                name,
                type,
                type.startsWith("video")
                        ? PostView.Shown.VIDEO
                        : type.startsWith("audio")
                                ? PostView.Shown.SOUND
                                : type.equals("image/jpeg") ? PostView.Shown.PHOTO : PostView.Shown.PHOTO_FILE,
                4_213_000,
                Optional.of(720),
                Optional.of(1280),
                type.startsWith("video") ? Optional.of(Duration.ofSeconds(7)) : Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                type.equals("image/svg+xml")
                        ? Optional.of("<svg/>".getBytes(StandardCharsets.UTF_8))
                        : Optional.empty(),
                DIGEST);
    }

    static PostView post(ShownKind kind, Optional<String> caption, List<PostView.Media> media, List<String> missing) {
        return new PostView(
                Optional.of(Instant.parse("2025-05-02T16:41:07Z")),
                ACCOUNT,
                "TikTok",
                kind,
                caption,
                "Everyone",
                List.of(
                        new PostView.Counts(
                                LocalDate.of(2025, 5, 9),
                                "stated",
                                "TikTok Studio",
                                new TreeMap<>(Map.of("views", 12_301L, "likes", 340L, "comments", 1L))),
                        new PostView.Counts(
                                LocalDate.of(2025, 11, 27),
                                "inferred from the expiry of the export's links",
                                "the platform's export",
                                new TreeMap<>(Map.of("likes", 1204L)))),
                List.of(new Fact("Sound", "original sound - kelp.and.kites"), new Fact("Location", "Skerry Point")),
                media,
                missing.isEmpty() ? PostStatus.HELD : PostStatus.MISSING,
                missing,
                AIP,
                1,
                RECEIVED,
                "Harbour Library");
    }

    /** {@code count} posts, spread over {@code days}; every fifth has photos, and the states take turns as in {@code states}. */
    static List<ReportView.Post> posts(int count, int days, PostStatus... states) {
        List<ReportView.Post> posts = new ArrayList<>();
        Instant first = Instant.parse("2025-03-03T08:05:00Z");
        for (int i = 0; i < count; i++) {
            Instant date = first.plusSeconds(count == 1 ? 0 : (long) days * 86_400 * i / (count - 1) + i % 7 * 3600L);
            ShownKind kind = i % 5 == 3 ? ShownKind.PHOTOS : ShownKind.VIDEO;
            posts.add(row("post-" + i, date, kind, states[i % states.length]));
        }
        return posts;
    }

    static ReportView.Post row(String key, Instant date, ShownKind kind, PostStatus status) {
        boolean held = status == PostStatus.HELD;
        int listed = kind == ShownKind.PHOTOS ? 3 : 1;
        return new ReportView.Post(
                key,
                Optional.of(date),
                kind,
                status,
                Optional.of("kelp at low tide"),
                "Everyone",
                held ? listed : 0,
                OptionalInt.of(listed),
                held && kind == ShownKind.VIDEO ? Optional.of(Duration.ofMillis(7_400)) : Optional.empty(),
                held
                        ? List.of(new ReportView.Match(
                                "media/7499" + key + ".mp4", "The post's id stands in the file name.", List.of()))
                        : List.of(),
                Optional.empty(),
                status == PostStatus.LEFT_OUT ? Optional.empty() : Optional.of("data/posts/2025/" + key + ".warc"),
                switch (status) {
                    case HELD -> Optional.empty();
                    case MISSING -> Optional.of("No file was handed over for it, and the export's link had expired.");
                    case AMBIGUOUS -> Optional.of("One file fits this post and another; it was not guessed.");
                    case LEFT_OUT ->
                        Optional.of("Visible to friends only, and the consent does not cover non-public-posts.");
                },
                List.of());
    }

    static ReportView.File file(String path, ReportView.Fate fate, Optional<String> note) {
        return new ReportView.File(
                path,
                4_213_000,
                path.endsWith(".json") ? "application/json" : "video/mp4",
                Optional.of(Instant.parse("2025-05-03T07:00:00Z")),
                DIGEST,
                fate,
                Optional.empty(),
                note,
                List.of(),
                Optional.empty(),
                false);
    }

    static List<ReportView.File> files(int matched) {
        List<ReportView.File> files = new ArrayList<>();
        files.add(file("export/user_data_tiktok.json", ReportView.Fate.READ, Optional.empty()));
        LongStream.range(0, matched)
                .forEach(i ->
                        files.add(file("media/7499post-" + i + ".mp4", ReportView.Fate.MATCHED, Optional.empty())));
        return files;
    }

    static ReportView report(List<ReportView.Post> posts, List<ReportView.File> files) {
        return report(posts, files, key -> Optional.empty());
    }

    static ReportView report(
            List<ReportView.Post> posts, List<ReportView.File> files, Function<String, Optional<byte[]>> still) {
        return report(posts, files, still, RECOGNITION, AccessLevel.ON_SITE);
    }

    static ReportView report(
            List<ReportView.Post> posts,
            List<ReportView.File> files,
            Function<String, Optional<byte[]>> still,
            RecognitionView recognition,
            AccessLevel access) {
        return new ReportView(
                AIP,
                1,
                Instant.parse("2026-01-20T09:16:12Z"),
                "Posterity 0.1.0",
                ACCOUNT,
                "TikTok",
                false,
                List.of(
                        new Fact("Display name", "Kelp & Kites"),
                        new Fact("Description", "tides, string, wind ⟨invented⟩"),
                        new Fact("Followers", "3,120")),
                new ReportView.Received(
                        SubmissionId.of(DIGEST),
                        DIGEST,
                        "folder",
                        RECEIVED,
                        files.size(),
                        files.stream().mapToLong(ReportView.File::size).sum(),
                        "TikTok, JSON, as given out from March 2025",
                        "not scanned"),
                new ReportView.Consent(
                        "Harbour Library",
                        Set.of(Category.POSTS, Category.MEDIA, Category.PROFILE, Category.ENGAGEMENT),
                        List.of("preservation", "research"),
                        access,
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        Optional.empty(),
                        "Notice 3 (en)",
                        Optional.empty(),
                        Optional.of("Kelp & Kites"),
                        DIGEST),
                posts::stream,
                Stream::empty,
                List.of(),
                files::stream,
                accounting(),
                recognition,
                List.of(
                        new ReportView.Format(
                                "MPEG-4 media file",
                                "video/mp4",
                                Optional.of("fmt/199"),
                                List.of("H.264 with AAC"),
                                7,
                                29_000_000),
                        new ReportView.Format("JPEG", "image/jpeg", Optional.of("fmt/43"), List.of(), 3, 800_000)),
                List.of(
                        new ReportView.Check(
                                "Every WARC file follows WARC/1.1",
                                ReportView.Check.Result.PASSED,
                                "8 files, 41 records, every digest computed again."),
                        new ReportView.Check(
                                "The sums of the accounting agree",
                                ReportView.Check.Result.PASSED,
                                "An independent count of the export found the same 12,721 items."),
                        new ReportView.Check(
                                "Virus check", ReportView.Check.Result.NOT_DONE, "No scanner is configured.")),
                List.of(new Finding(
                        "apple-double", "media/._IMG_0412.MOV", "A file system's own side file; not a medium.")),
                still);
    }

    static AccountingView accounting() {
        AccountingView.Numbers watched =
                numbers(36_904, 0, 0, 0, Map.of("The consent does not cover watch-history.", 36_904L), 0);
        AccountingView.Numbers comments = numbers(412, 301, 100, 0, Map.of("The field is empty.", 10L), 1);
        return new AccountingView(
                numbers(
                        37_316,
                        301,
                        100,
                        0,
                        Map.of("The consent does not cover watch-history.", 36_904L, "The field is empty.", 10L),
                        1),
                37_316,
                List.of(
                        new AccountingView.Section(
                                "Comments", "Comment.Comments", "comments the creator wrote", 100, comments),
                        new AccountingView.Section(
                                "Watch History",
                                "Your Activity.Watch History",
                                "what the creator watched",
                                12_301,
                                watched)),
                List.of(
                        new AccountingView.Line("Comment.Comments.CommentsList[]", Set.of("object"), "", comments),
                        new AccountingView.Line(
                                "Comment.Comments.CommentsList[].<mood>",
                                Set.of("string", "number"),
                                "a key that is not known",
                                numbers(1, 0, 0, 0, Map.of(), 1)),
                        new AccountingView.Line(
                                "Your Activity.Watch History.VideoList[]", Set.of("object"), "", watched)));
    }

    private static AccountingView.Numbers numbers(
            long met, long kept, long pseudonymised, long aggregated, Map<String, Long> leftOut, long notUnderstood) {
        return new AccountingView.Numbers(met, kept, pseudonymised, aggregated, new TreeMap<>(leftOut), notUnderstood);
    }
}
