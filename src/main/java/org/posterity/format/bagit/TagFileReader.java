package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.posterity.format.fixity.DigestingChannel;

/** Reads the tag files that this package understands, each once, and keeps their digests for the tag manifests. */
final class TagFileReader {
    private final BagSource source;
    private final BagListing bag;
    private final Set<ChecksumAlgorithm> algorithms;
    private final BagIssues issues;
    private final Map<Integer, Map<ChecksumAlgorithm, byte[]>> digests = new HashMap<>();

    TagFileReader(BagSource source, BagListing bag, Set<ChecksumAlgorithm> algorithms, BagIssues issues) {
        this.source = source;
        this.bag = bag;
        this.algorithms = algorithms;
        this.issues = issues;
    }

    /** What takes in the lines of one file. */
    interface Lines {
        void read(TagFileLines lines) throws IOException;
    }

    /** Reads {@code name}; false if the bag has no such file. */
    boolean read(String name, Charset encoding, Lines reader) {
        int row = bag.find(name);
        if (row < 0) {
            return false;
        }
        try (ReadableByteChannel file = source.open(name)) {
            DigestingChannel<ChecksumAlgorithm> bytes =
                    new DigestingChannel<>(file, ChecksumAlgorithm.start(algorithms));
            TagFileLines lines = new TagFileLines(bytes, encoding);
            reader.read(lines);
            lines.report(issues, name);
            bytes.drain(ByteBuffer.allocate(64 * 1024));
            digests.put(row, bytes.digests());
        } catch (AccessDeniedException e) {
            issues.unchecked(BagClause.COMPLETE_AND_VALID, name, "The file may not be read here.");
            digests.put(row, Map.of());
        } catch (IOException e) {
            issues.error(BagClause.COMPLETE_AND_VALID, name, "The file cannot be read to its end.");
            digests.put(row, Map.of());
        }
        return true;
    }

    /** By row, the digests of what was read; empty for a file that could not be read. */
    Map<Integer, Map<ChecksumAlgorithm, byte[]>> digests() {
        return digests;
    }
}
