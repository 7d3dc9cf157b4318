package org.posterity.application;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.intake.DurableLines;
import org.posterity.intake.IngestRequest;
import org.posterity.model.PackageId;
import org.posterity.model.Platform;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.record.RecordJson;
import org.posterity.refused.Provenance;
import org.posterity.storage.FileTurn;

/**
 * What the archive remembers of its inputs: a line for each change, in a folder that only its owner may enter, since a path may name a
 * donor. A line cut off by a crash is ignored; the next run of the same input writes it again.
 */
final class InputMemory {
    private static final Set<String> WAITING = DueReviews.CODES;

    private final Path folder;
    private final Path file;

    /** @param archive the archive's folder */
    InputMemory(Path archive) {
        this.folder = archive.resolve("inputs");
        this.file = folder.resolve("inputs.jsonl");
    }

    /** Where papers on inputs lie; made if missing. */
    Path folder() {
        try {
            if (!Files.isDirectory(folder)) {
                boolean posix = Files.getFileStore(folder.getParent()).supportsFileAttributeView("posix");
                if (posix) {
                    Files.createDirectory(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(folder);
                }
            }
            return folder;
        } catch (FileAlreadyExistsException e) {
            // another submission, or another process, was quicker
            return folder;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Notes what became of an input, if that is new. One that was not started is not noted. */
    void note(IngestRequest arrival, IngestResult result, NamesOfDonations names, Instant now) {
        Optional<RememberedInput> next = remembered(arrival, result, names, now);
        if (next.isPresent()) {
            // most lines are of others, and need not be understood
            RememberedInput before =
                    newest(next.get().place().value()).get(next.get().place());
            if (before == null || !isSame(before, next.get())) {
                note(next.get());
            }
        }
    }

    private static boolean isSame(RememberedInput before, RememberedInput now) {
        return before.submission().equals(now.submission())
                && before.state() == now.state()
                && before.aip().equals(now.aip());
    }

    private static Optional<RememberedInput> remembered(
            IngestRequest arrival, IngestResult result, NamesOfDonations names, Instant now) {
        SubmissionId submission;
        InputState state = InputState.HELD;
        Optional<PackageId> aip = Optional.empty();
        if (result instanceof IngestResult.Archived it) {
            submission = it.holding().submission();
            aip = Optional.of(it.holding().aip());
        } else if (result instanceof IngestResult.AlreadyHeld it) {
            submission = it.held().submission();
            aip = Optional.of(it.held().held().aip());
        } else if (result instanceof IngestResult.NotTakenIn it) {
            submission = it.report().rejection().submission();
            state = WAITING.contains(it.report().rejection().code()) ? InputState.WAITING : InputState.REFUSED;
        } else {
            return Optional.empty();
        }
        Provenance from = Provenance.of(arrival.path(), arrival.part().map(Platform::id), names.inReports());
        return Optional.of(new RememberedInput(
                from.place(),
                from.whole(),
                Optional.of(arrival.path().toString()).filter(path -> names.inReports()),
                submission,
                state,
                now,
                aip));
    }

    /** Adds a line; other processes may do so at the same time. */
    void note(RememberedInput input) {
        folder();
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            RecordJson.writeLine(input, line);
            String text = line.toString(StandardCharsets.UTF_8).strip();
            FileTurn.take(folder.getParent(), "inputs/inputs.jsonl", () -> DurableLines.append(file, text));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static TerminalFailure unwritable(IOException e) {
        return new TerminalFailure(
                "What became of an input cannot be noted in the archive's folder inputs; is the disk full? Run again.",
                e);
    }

    /** Each input as it stands. */
    Collection<RememberedInput> all() {
        return newest("").values();
    }

    /** The input at a path, or with this identifier of its submission: all its parts. */
    List<RememberedInput> find(String asked) {
        SubmissionId at = Provenance.of(Path.of(asked).toAbsolutePath().normalize(), Optional.empty(), false)
                .place();
        Collection<RememberedInput> all = all();
        Set<SubmissionId> wholes = all.stream()
                .filter(it -> it.whole().equals(at) || it.submission().value().equals(asked))
                .map(RememberedInput::whole)
                .collect(Collectors.toSet());
        return all.stream().filter(it -> wholes.contains(it.whole())).toList();
    }

    /** All parts of an input. */
    List<RememberedInput> partsOf(SubmissionId whole) {
        return all().stream().filter(it -> it.whole().equals(whole)).toList();
    }

    /** @param part of the lines that are read */
    private Map<SubmissionId, RememberedInput> newest(String part) {
        Map<SubmissionId, RememberedInput> newest = new LinkedHashMap<>();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return newest;
        }
        // not Files.lines: a line may be cut off within a character
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.contains(part))
                    .forEach(line -> read(line).ifPresent(it -> newest.put(it.place(), it)));
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure(
                    "The archive's folder inputs cannot be read; only the user who runs Posterity may do so.", e);
        }
        return newest;
    }

    private static Optional<RememberedInput> read(String line) {
        try {
            return Optional.of(RecordJson.read(
                    new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), RememberedInput.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
