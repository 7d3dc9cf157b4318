package org.posterity.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.intake.Arrival;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.SubmissionId;

/** Posts and handed-over files for matching, without an export and mostly without bytes. */
final class Heap {
    private static final Digest ANY = Digest.sha256(new byte[0]);

    private final Path folder;
    private final List<Post> posts = new ArrayList<>();
    private final List<ReceivedFile> files = new ArrayList<>();

    Heap(Path folder) {
        this.folder = folder;
    }

    Heap post(String date) {
        return post(Instant.parse(date));
    }

    Heap post(Instant date) {
        posts.add(new Post(
                posts.size(), Optional.of(date), PostKind.VIDEO, 0, Visibility.EVERYONE, false, "x", folder, 0, 0));
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

    Map<String, FileFate> match() {
        Submission submission = new Submission(
                SubmissionId.of(ANY),
                ANY,
                "folder",
                Arrival.of(folder),
                Instant.EPOCH,
                Workspace.under(folder.resolve("w")),
                files,
                VirusCheck.NOT_SCANNED,
                Optional.empty(),
                List.of());
        Map<String, FileFate> fates = new LinkedHashMap<>();
        new MediaMatching(posts, List.of(), ContextReading.NOTHING, Decisions.NONE)
                .match(submission)
                .files()
                .forEach(handed -> fates.put(handed.file().path(), handed.fate()));
        return fates;
    }

    /** An id as the platform makes them for a video at this time. */
    static String id(Instant time, int low) {
        return Long.toUnsignedString(time.getEpochSecond() << 32 | 0xd00L | (low & 0xffff_f0ffL));
    }
}
