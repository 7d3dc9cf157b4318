package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.posterity.format.fixity.DigestingChannel;
import org.posterity.format.fixity.SideBySide;
import org.posterity.model.ValidationIssue;

/** Reads every file that was not read yet, once, on two threads: hashed against the manifests, payload looked into on the way. */
final class ContentCheck {
    private static final int PIECE = 256 * 1024;

    private final BagSource source;
    private final BagListing bag;
    private final ExpectedDigests payload;
    private final ExpectedDigests tags;
    private final Set<Integer> alreadyRead;
    private final PayloadInspector inspector;
    private final BagIssues found = new BagIssues();
    private final AtomicInteger next = new AtomicInteger();

    ContentCheck(
            BagSource source,
            BagListing bag,
            ExpectedDigests payload,
            ExpectedDigests tags,
            Set<Integer> alreadyRead,
            PayloadInspector inspector) {
        this.source = source;
        this.bag = bag;
        this.payload = payload;
        this.tags = tags;
        this.alreadyRead = alreadyRead;
        this.inspector = inspector;
    }

    /** What was found, in order of path whichever thread came first. */
    List<ValidationIssue> run() {
        SideBySide.run("bag check", this::checkFiles);
        List<ValidationIssue> issues = new ArrayList<>(found.all());
        issues.sort(Comparator.comparing(ValidationIssue::where)
                .thenComparing(ValidationIssue::clause)
                .thenComparing(ValidationIssue::what));
        return issues;
    }

    private void checkFiles() {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (int row = next.getAndIncrement(); row < bag.size(); row = next.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (!alreadyRead.contains(row)) {
                checkFile(row, piece);
            }
        }
    }

    private void checkFile(int row, ByteBuffer piece) {
        String path = bag.path(row);
        ExpectedDigests expected = bag.isPayload(row) ? payload : tags;
        Set<ChecksumAlgorithm> algorithms = expected.of(row);
        boolean inspected = bag.isPayload(row) && inspector != PayloadInspector.NONE;
        if (algorithms.isEmpty() && !inspected) {
            return;
        }
        try (ReadableByteChannel file = source.open(path)) {
            DigestingChannel<ChecksumAlgorithm> bytes =
                    new DigestingChannel<>(file, ChecksumAlgorithm.start(algorithms));
            if (inspected) {
                inspect(path, bytes);
            }
            bytes.drain(piece);
            expected.compare(row, path, bytes.digests(), found);
        } catch (AccessDeniedException e) {
            found.unchecked(BagClause.COMPLETE_AND_VALID, path, "The file may not be read here.");
        } catch (IOException e) {
            found.error(BagClause.COMPLETE_AND_VALID, path, "The file cannot be read to its end.");
        }
    }

    private void inspect(String path, DigestingChannel<ChecksumAlgorithm> bytes) throws IOException {
        try {
            inspector.inspect(path, bytes).forEach(found::add);
        } catch (IOException e) {
            if (bytes.failed()) {
                throw e;
            }
            // The exception's own words may quote the file.
            found.error(
                    BagClause.PAYLOAD_DIRECTORY,
                    path,
                    "The file could not be inspected to its end ("
                            + e.getClass().getSimpleName() + ").");
        }
    }
}
