package org.posterity.storage.ocfl;

import io.ocfl.api.model.ValidationIssue;
import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.format.fixity.Passes;
import org.posterity.format.fixity.SideBySide;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Audited;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreUnreachable;

/**
 * Reads every byte of an OCFL object, in all its versions, and compares it with the newest inventory: sha256 from its fixity block,
 * or sha512 from its manifest where that has none (OCFL 1.1 §3.5). Then it checks the structure against the specification.
 */
final class OcflAudit {
    private static final Pattern CONTENT = Pattern.compile("v[1-9]\\d*/content/.*");

    private final Path object;
    private final Content content;
    private final LongConsumer moved;
    private final List<AuditFinding> findings = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    /** What the check of the structure found; empty if it could not be completed. */
    private volatile Optional<List<ValidationIssue>> violations = Optional.empty();

    /** Opens the bytes of a path below the object. */
    @FunctionalInterface
    interface Content {
        CopyStore.Opened open(String path) throws IOException;
    }

    private OcflAudit(Path object, Content content, LongConsumer moved) {
        this.object = object;
        this.content = content;
        this.moved = moved;
    }

    /**
     * @param object its folder
     * @param moved is told how many more bytes were read, and may slow the reading down
     */
    static Audited of(Path object, LongConsumer moved) {
        return of(
                object,
                path -> {
                    SeekableByteChannel file =
                            KeptBytes.of(object.resolve(path)).open();
                    return new CopyStore.Opened(file, file.size());
                },
                List.of(),
                moved);
    }

    /**
     * @param object a folder with its inventories, sidecars and declaration, and anything in the place of each other file
     * @param content where the bytes of these are
     * @param unreadable paths of the object that are there and cannot be read
     */
    static Audited of(Path object, Content content, List<String> unreadable, LongConsumer moved) {
        OcflAudit audit = new OcflAudit(object, content, moved);
        unreadable.forEach(path -> audit.findings.add(AuditFinding.of(Kind.UNREADABLE, path)));
        audit.run();
        List<AuditFinding> found = new ArrayList<>(audit.findings);
        found.sort((a, b) -> a.where().compareTo(b.where()));
        return new Audited(audit.files.get(), audit.bytes.get(), found);
    }

    private void run() {
        if (!Files.isDirectory(object, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(AuditFinding.of(Kind.MISSING, ""));
            return;
        }
        Map<String, Digest> committed;
        try {
            Path newest = object.resolve("v" + ObjectFrame.newest(object).version());
            committed = CommittedDigests.in(newest.resolve(ObjectFrame.INVENTORY));
        } catch (IOException e) {
            // the check of the structure says what is damaged
            committed = null;
        }
        if (committed == null) {
            structure();
        } else {
            readAll(committed);
            unexpected(committed);
        }
        structureFindings();
        if (findings.isEmpty() && committed != null) {
            sidecars();
        }
    }

    private void readAll(Map<String, Digest> committed) {
        Queue<Runnable> left = new ConcurrentLinkedQueue<>();
        left.add(this::structure);
        committed.forEach((path, digest) -> left.add(() -> read(path, digest)));
        SideBySide.run("audit", () -> {
            for (Runnable next = left.poll(); next != null; next = left.poll()) {
                next.run();
            }
        });
    }

    private void read(String path, Digest committed) {
        Path file = object.resolve(path);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(AuditFinding.of(Kind.MISSING, path));
            return;
        }
        try (CopyStore.Opened opened = content.open(path)) {
            long size = opened.size();
            Digest found = Passes.receive(opened.bytes(), size, committed.algorithm(), moved);
            files.incrementAndGet();
            bytes.addAndGet(size);
            if (!found.equals(committed)) {
                findings.add(AuditFinding.of(Kind.MISMATCH, path));
            }
        } catch (ChangedFileException e) {
            findings.add(AuditFinding.of(Kind.MISMATCH, path));
        } catch (StoreUnreachable e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, path));
        }
    }

    private void unexpected(Map<String, Digest> committed) {
        try {
            Files.walkFileTree(object, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = path(file);
                    if (CONTENT.matcher(path).matches() && !committed.containsKey(path)) {
                        findings.add(AuditFinding.of(Kind.UNEXPECTED, path));
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** OCFL allows no empty folders (1.1 §3.3.1). */
                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException cause) throws IOException {
                    try (DirectoryStream<Path> below = Files.newDirectoryStream(folder)) {
                        if (!below.iterator().hasNext()) {
                            findings.add(new AuditFinding(Kind.UNEXPECTED, path(folder), "The folder holds nothing."));
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) {
                    findings.add(AuditFinding.of(Kind.UNREADABLE, path(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, ""));
        }
    }

    /** The newest inventory lies there twice, and so does its sidecar, whose bytes no digest covers. */
    private void sidecars() {
        try {
            Path newest = object.resolve("v" + ObjectFrame.newestFolder(object)).resolve(ObjectFrame.SIDECAR);
            if (Files.mismatch(object.resolve(ObjectFrame.SIDECAR), newest) >= 0) {
                findings.add(AuditFinding.of(Kind.MISMATCH, ObjectFrame.SIDECAR));
            }
        } catch (IOException e) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, ObjectFrame.SIDECAR));
        }
    }

    private String path(Path file) {
        return object.relativize(file).toString().replace('\\', '/');
    }

    /** Holds the object against every rule of the specification. */
    private void structure() {
        try {
            violations = Optional.of(Validator.validateObject(object, false).getErrors());
        } catch (RuntimeException e) {
            violations = Optional.empty();
        }
    }

    /** Every violation, except on files that a finding names already. */
    private void structureFindings() {
        List<String> named = findings.stream().map(AuditFinding::where).toList();
        violations.stream()
                .flatMap(List::stream)
                .filter(error -> named.stream().noneMatch(error.getMessage()::contains))
                .forEach(error -> findings.add(new AuditFinding(
                        Kind.MISMATCH, "", "OCFL 1.1 " + error.getCode() + ": " + error.getMessage())));
        if (violations.isEmpty() && named.isEmpty()) {
            // the library's own words may quote what it met
            findings.add(new AuditFinding(Kind.UNREADABLE, "", "Its structure could not be checked completely."));
        }
    }
}
