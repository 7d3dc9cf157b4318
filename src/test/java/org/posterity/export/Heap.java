package org.posterity.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.posterity.export.tiktok.context.ContextFiles;
import org.posterity.export.tiktok.context.DownloadNames;
import org.posterity.export.tiktok.context.PostIdTime;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.SubmissionId;

/** Posts and handed-over files for matching, without an export and mostly without bytes. */
final class Heap {
    private static final Account ACCOUNT = new Account("tiktok", "kelp.and.kites");
    private static final Instant RECEIVED = Instant.parse("2026-04-01T08:09:10Z");
    private static final Digest ANY = Digest.sha256(new byte[0]);

    private final Path folder;
    private final List<Post> posts = new ArrayList<>();
    private final List<ReceivedFile> files = new ArrayList<>();
    private final Map<ReceivedFile, FileFate> members = new LinkedHashMap<>();

    Heap(Path folder) {
        this.folder = folder;
    }

    Heap post(String date) {
        return post(Instant.parse(date));
    }

    Heap post(Instant date) {
        return post(date, false);
    }

    /** A post that the creator had deleted. */
    Heap deletedPost(String date) {
        return post(Instant.parse(date), true);
    }

    private Heap post(Instant date, boolean deleted) {
        posts.add(post(posts.size(), date, deleted));
        return this;
    }

    static Post post(int ordinal, Instant date, boolean deleted) {
        return new Post(
                ordinal,
                Optional.empty(),
                Optional.of(date),
                ExportDate.Zone.UTC_BY_EVIDENCE,
                PostKind.VIDEO,
                OptionalInt.of(1),
                List.of(),
                Visibility.EVERYONE,
                Optional.empty(),
                deleted,
                "x");
    }

    /** A file of which the export itself says what it is. */
    Heap member(String path, FileFate fate) {
        file(path);
        members.put(files.get(files.size() - 1), fate);
        return this;
    }

    Heap file(String path) {
        return file(path, path);
    }

    /** A file whose bytes are the same as those of all files with the same {@code bytes}. */
    Heap file(String path, String bytes) {
        byte[] content = bytes.getBytes(StandardCharsets.UTF_8);
        files.add(new ReceivedFile(
                path, content.length, Instant.EPOCH, Digest.sha256(content), folder.resolve("absent"), false));
        return this;
    }

    Heap sidecar(String path, String json) {
        try {
            Path location = folder.resolve("sidecar" + files.size());
            Files.writeString(location, json);
            files.add(new ReceivedFile(
                    path,
                    json.length(),
                    Instant.EPOCH,
                    Digest.sha256(json.getBytes(StandardCharsets.UTF_8)),
                    location,
                    false));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TikTok Studio's list of posts with these ids, all of this account. */
    Heap studioList(List<String> ids) {
        StringBuilder table =
                new StringBuilder("\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\"");
        for (String id : ids) {
            ZonedDateTime time = PostIdTime.of(id).orElseThrow().atZone(ZoneOffset.UTC);
            table.append("\n\"March 1\",\"caption of ").append(id).append("\",");
            table.append("\"https://www.tiktok.com/@kelp.and.kites/video/")
                    .append(id)
                    .append("\",\"");
            table.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .append(' ');
            table.append(time.getDayOfMonth()).append("\",\"3\"");
        }
        return sidecar("studio/Content.csv", table.toString());
    }

    Map<String, FileFate> match() {
        Map<String, FileFate> fates = new LinkedHashMap<>();
        matching(read()).files().forEach(handed -> fates.put(handed.file().path(), handed.fate()));
        return fates;
    }

    /** What is known of the posts from the files beside them. */
    Context context() {
        ContextReadings reading = read();
        return new NotePlacer(posts, new DownloadNames(), matching(reading)).place(reading);
    }

    private ContextReadings read() {
        return new ContextFiles().read(files, new ContextFacts(ACCOUNT, Optional.empty(), RECEIVED, "a donation"));
    }

    private Matching matching(ContextReadings reading) {
        Submission submission = new Submission(
                SubmissionId.of(ANY),
                ANY,
                "folder",
                IngestRequest.of(folder),
                RECEIVED,
                Workspace.under(folder.resolve("w")),
                files,
                VirusCheck.NOT_SCANNED,
                Optional.empty(),
                List.of());
        return new MediaMatcher(
                        posts, new DownloadNames(), List.of(), members, reading, CuratorDecisions.NONE, Set.of())
                .match(submission);
    }

    /** An id as the platform makes them for a video at this time. */
    static String id(Instant time, int low) {
        return Long.toUnsignedString(time.getEpochSecond() << 32 | 0xd00L | (low & 0xffff_f0ffL));
    }
}
