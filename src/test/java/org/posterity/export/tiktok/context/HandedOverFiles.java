package org.posterity.export.tiktok.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.export.ContextFacts;
import org.posterity.export.ContextNote;
import org.posterity.export.ContextReadings;
import org.posterity.export.Donation;
import org.posterity.export.FoundNote;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Finding;

/** Files beside an export, as a donor hands them over. */
final class HandedOverFiles {
    static final Account ACCOUNT = new Account("tiktok", "kelp.and.kites");
    static final Instant RECEIVED = Instant.parse("2026-04-01T08:09:10Z");

    private final Path folder;
    private final List<ReceivedFile> files = new ArrayList<>();
    private Optional<Instant> generatedAt = Optional.of(Instant.parse("2025-11-27T20:00:00Z"));
    private Instant modified = RECEIVED;
    private ContextReadings reading;

    HandedOverFiles(Path folder) {
        this.folder = folder;
    }

    HandedOverFiles file(String path, byte[] content) {
        try {
            Path location = Files.write(folder.resolve("file" + files.size()), content);
            files.add(new ReceivedFile(path, content.length, modified, Digest.sha256(content), location, false));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HandedOverFiles file(String path, String... lines) {
        return file(path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    HandedOverFiles resource(String path) {
        return file(path.substring(path.lastIndexOf('/') + 1), Donation.resource(path));
    }

    /** The time of the files that follow. */
    HandedOverFiles modified(String instant) {
        modified = Instant.parse(instant);
        return this;
    }

    HandedOverFiles withoutGeneratedAt() {
        generatedAt = Optional.empty();
        return this;
    }

    HandedOverFiles generatedAt(String instant) {
        generatedAt = Optional.of(Instant.parse(instant));
        return this;
    }

    ContextReadings read() {
        if (reading == null) {
            reading = new ContextFiles().read(files, new ContextFacts(ACCOUNT, generatedAt, RECEIVED, "a donation"));
        }
        return reading;
    }

    List<FoundNote> found() {
        return read().notes();
    }

    ContextNote note(String id) {
        return found().stream()
                .map(FoundNote::note)
                .filter(note -> note.postId().equals(Optional.of(id)))
                .findFirst()
                .orElseThrow();
    }

    List<String> findings() {
        return read().findings().stream().map(Finding::code).toList();
    }

    /** The days of the account's counts, in the order they were read, with the first count of each. */
    List<String> series() {
        return read().account().stream()
                .map(snapshot -> snapshot.on() + " " + snapshot.counts())
                .toList();
    }
}
