package org.posterity.format.warc;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** One validation: from record to record. Behind what is no record, the next one is looked for. */
final class WarcWalk {
    private final RecordStream records;
    private final GzipMembers members;
    private final WarcIssues issues;
    private final WarcRecordRules rules;
    private long number;
    private long sharing;
    private long spread;
    private long offset;
    private long resumeFrom;

    /** {@code members} is null where the file is not compressed. */
    WarcWalk(RecordStream records, GzipMembers members, WarcRecordRules rules, WarcIssues issues) {
        this.records = records;
        this.members = members;
        this.rules = rules;
        this.issues = issues;
    }

    void walk() throws IOException {
        boolean astray = false;
        boolean more = true;
        while (more) {
            try {
                more = astray ? findNext() : checkNext();
                astray = false;
            } catch (MalformedWarcException e) {
                issues.error(e.clause(), e.getMessage());
                astray = true;
            }
        }
        issues.atFile();
        rules.end(issues);
        if (number == 0 && issues.found().isEmpty()) {
            issues.error("WARC/1.1 §4", "The file has no record.");
        }
        if (members != null && number > 1 && members.members() == 1) {
            issues.warning("WARC/1.1 Annex D", "The whole file is one gzip member; each record should have its own.");
        } else if (sharing + spread > 0) {
            issues.warning(
                    "WARC/1.1 Annex D",
                    "Records should be gzip members of their own: " + sharing + " start within a member, " + spread
                            + " go on in another.");
        }
    }

    private boolean checkNext() throws IOException {
        offset = records.position();
        resumeFrom = offset + 1;
        issues.atRecord(number + 1, members == null ? offset : members.filePosition());
        Optional<RecordHeader> next = records.next();
        if (next.isEmpty()) {
            return false;
        }
        RecordHeader header = next.get();
        number++;
        resumeFrom = offset + header.length();
        issues.atRecord(number, offsetInFile());
        rules.check(header, issues);
        if (records.isCut() || !new BlockDigests(header, records, issues).check()) {
            throw new MalformedWarcException("WARC/1.1 §5.3", "The file ends within the record's block.");
        }
        if (!records.endOfRecord()) {
            throw new MalformedWarcException(
                    "WARC/1.1 §4",
                    "The block is not followed by two line ends: its length is wrong, or the file is cut.");
        }
        if (members != null && members.startsWithin(offset, records.position())) {
            spread++;
        }
        return true;
    }

    /** Goes to where the next record may begin: the next gzip member, or the next line that looks like the first of one. */
    private boolean findNext() throws IOException {
        if (members != null && members.isBroken()) {
            boolean found = members.toNextMember();
            records.restartAt(members.position());
            return found;
        }
        Optional<GzipMembers.Start> next = members == null ? Optional.empty() : members.startAfter(offset);
        if (next.isPresent() && members.goTo(next.get())) {
            records.restartAt(next.get().content());
            return true;
        }
        return records.findRecord(resumeFrom);
    }

    private long offsetInFile() {
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
