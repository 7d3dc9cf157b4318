package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.posterity.model.ValidationIssue;

/**
 * Checks a WARC file, plain or gzipped, against WARC/1.1 or WARC/1.0. Whatever the bytes are, the answer is a list; only a
 * channel that fails throws. Memory does not grow with the file.
 */
public final class WarcValidator {

    private final boolean ours;

    private WarcValidator(boolean ours) {
        this.ours = ours;
    }

    /** Checks anybody's files by the standard alone. */
    public static WarcValidator ofAnybody() {
        return new WarcValidator(false);
    }

    /** Checks also that no signed link is kept, which Posterity promises of the files it writes. */
    public static WarcValidator ofPosterity() {
        return new WarcValidator(true);
    }

    /** Checks a file; {@code where} of the issues starts with the file's name. */
    public List<ValidationIssue> validate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return validate(file.getFileName().toString(), channel);
        }
    }

    /**
     * Checks what {@code bytes} yields. A channel that cannot seek is read to its end, also behind a fatal issue, so that it
     * may hash on the side. It is not closed.
     *
     * @param name of the file, for {@code where} of the issues
     */
    public List<ValidationIssue> validate(String name, ReadableByteChannel bytes) throws IOException {
        WarcIssues issues = new WarcIssues(name);
        ByteBuffer head = ByteBuffer.allocate(4);
        while (head.hasRemaining() && bytes.read(head) >= 0) {
            // Four bytes tell how the file is compressed.
        }
        head.flip();
        WarcRecordRules rules = new WarcRecordRules(ours);
        if (GzipMembers.startsLike(head)) {
            try (GzipMembers members = new GzipMembers(bytes, head, issues::errorAtByte)) {
                RecordStream records = new RecordStream(members, ByteBuffer.allocate(0), 1 << 16);
                new WarcWalk(records, members, rules, issues).walk();
            }
        } else {
            new WarcWalk(new RecordStream(bytes, head, RecordStream.BUFFER), null, rules, issues).walk();
        }
        if (!(bytes instanceof SeekableByteChannel)) {
            ByteBuffer rest = ByteBuffer.allocate(1 << 13);
            while (bytes.read(rest.clear()) >= 0) {
                // The caller may hash what passes.
            }
        }
        return issues.found();
    }
}
