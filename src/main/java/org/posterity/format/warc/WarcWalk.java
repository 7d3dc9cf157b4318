package org.posterity.format.warc;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.posterity.format.warc.WarcValidator.Depth;

/** One validation: from record to record, as far as records can be found. */
final class WarcWalk {
    private final RecordStream records;
    private final GzipMembers members;
    private final Depth depth;
    private final Issues issues;
    private final RecordRules rules = new RecordRules();
    private long number;
    private long sharing;
    private long spread;

    /** {@code members} is null where the file is not compressed. */
    WarcWalk(RecordStream records, GzipMembers members, Depth depth, Issues issues) {
        this.records = records;
        this.members = members;
        this.depth = depth;
        this.issues = issues;
    }

    void walk() throws IOException {
        try {
            while (checkNext()) {
                // Each record is checked as it is met.
            }
        } catch (MalformedWarcException e) {
            issues.atRecord(number + 1, members == null ? records.position() : members.filePosition());
            issues.error(e.clause(), e.getMessage());
        }
        issues.atFile();
        if (number == 0 && issues.found().isEmpty()) {
            issues.error("WARC/1.1 §4", "The file has no record.");
        }
        if (members != null && number > 1 && members.members() == 1) {
            issues.error("WARC/1.1 Annex D", "The whole file is one gzip member; each record is to have its own.");
        } else if (sharing + spread > 0) {
            issues.error(
                    "WARC/1.1 Annex D",
                    "Records are to be gzip members of their own: " + sharing + " start within a member, " + spread
                            + " go on in another.");
        }
    }

    private boolean checkNext() throws IOException {
        long offset = records.position();
        Optional<RecordHeader> next = records.next();
        if (next.isEmpty()) {
            return false;
        }
        RecordHeader header = next.get();
        number++;
        issues.atRecord(number, offsetInFile(offset));
        rules.check(header, issues);
        boolean complete =
                depth == Depth.FULL ? new BlockDigests(header, records, issues).check() : records.skipBlock();
        if (!complete) {
            issues.error("WARC/1.1 §5.3", "The file ends within the record's block.");
            return false;
        }
        if (!records.endOfRecord()) {
            issues.error(
                    "WARC/1.1 §4",
                    "The block is not followed by two line ends: its length is wrong, or the file is cut.");
            return false;
        }
        if (members != null && members.startsWithin(offset, records.position())) {
            spread++;
        }
        return true;
    }

    private long offsetInFile(long offset) {
        if (members == null) {
            return offset;
        }
        OptionalLong start = members.startAt(offset);
        if (start.isEmpty()) {
            sharing++;
        }
        return start.orElse(members.filePosition());
    }
}
