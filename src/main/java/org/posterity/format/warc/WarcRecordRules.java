package org.posterity.format.warc;

import java.util.List;
import java.util.Optional;

/** What one record's header must say, by itself and beside the records before it. */
final class WarcRecordRules {
    private static final String REVISIT = "WARC/1.1 §6.7";

    /** The records before, each with the payload digest it states. */
    private final SeenIdentifiers seen = new SeenIdentifiers();

    private final boolean ours;
    private boolean first = true;
    private boolean notAllSeen;

    /** {@code ours}: whether Posterity's own rule holds too, that no signed link is kept. */
    WarcRecordRules(boolean ours) {
        this.ours = ours;
    }

    void check(RecordHeader header, WarcIssues issues) {
        if (!header.version().equals("WARC/1.1") && !header.version().equals("WARC/1.0")) {
            issues.unchecked("WARC/1.1 §4", "The rules of this version of WARC are not known here.");
            return;
        }
        if (first && !header.type().equals("warcinfo")) {
            issues.warning("WARC/1.1 §5.5", "The file does not start with a warcinfo record.");
        }
        first = false;
        FieldRule.checkAll(header, issues);
        checkBlock(header, issues);
        if (header.type().equals("revisit")) {
            checkRevisit(header, issues);
        }
        if (ours) {
            header.fields().values().forEach(values -> checkLinks(values, issues));
        }
        checkSegment(header, issues);
        checkIdentity(header, issues);
    }

    /** Says what could not be checked, after the last record. */
    void end(WarcIssues issues) {
        if (notAllSeen) {
            issues.unchecked(
                    "WARC/1.1 §5.2",
                    "The file has so many records that not every identifier could be compared with all others.");
        }
    }

    private static void checkLinks(List<String> values, WarcIssues issues) {
        for (String value : values) {
            if (SignedLinks.in(value)) {
                issues.error(SignedLinks.CLAUSE, "A field holds a platform's signed link.");
            }
        }
    }

    /** The first segment has the number 1 and is of any type, those that follow are continuations. */
    private void checkSegment(RecordHeader header, WarcIssues issues) {
        Optional<String> stated = header.first("WARC-Segment-Number");
        if (stated.isEmpty() || !stated.get().matches("[0-9]+")) {
            return;
        }
        String number = stated.get().replaceFirst("^0+(?=.)", "");
        if (header.type().equals("continuation") && (number.equals("0") || number.equals("1"))) {
            issues.error("WARC/1.1 §5.20", "WARC-Segment-Number of a continuation is 2 or more.");
        } else if (!header.type().equals("continuation") && !number.equals("1")) {
            issues.error("WARC/1.1 §5.20", "WARC-Segment-Number is 1, but in a continuation.");
        }
    }

    private void checkBlock(RecordHeader header, WarcIssues issues) {
        boolean empty = header.all("Content-Length").get(0).chars().allMatch(digit -> digit == '0');
        if (!empty
                && !header.type().equals("continuation")
                && header.first("Content-Type").isEmpty()) {
            issues.warning("WARC/1.1 §5.6", "Content-Type is missing.");
        }
        if (header.type().equals("metadata")
                && header.first("WARC-Payload-Digest").isPresent()) {
            // Many writers do so, and it does no harm.
            issues.warning("WARC/1.1 §5.9", "A metadata record has no payload, and so no payload digest.");
        }
    }

    private void checkRevisit(RecordHeader header, WarcIssues issues) {
        String profile =
                RecordHeader.withoutBrackets(header.first("WARC-Profile").orElse(""));
        Optional<String> digest = header.first("WARC-Payload-Digest");
        if (profile.endsWith("/revisit/identical-payload-digest") && digest.isEmpty()) {
            issues.error(REVISIT + ".2", "A revisit with an identical payload states the payload's digest.");
        }
        Optional<String> original = header.first("WARC-Refers-To").map(RecordHeader::withoutBrackets);
        boolean located = header.first("WARC-Refers-To-Target-URI").isPresent()
                && header.first("WARC-Refers-To-Date").isPresent();
        if (original.isEmpty() && !located) {
            issues.warning(REVISIT, "A revisit names the record it refers to.");
        }
        if (original.isPresent() && seen.contradicts(original.get(), digest.orElse(""))) {
            issues.error(REVISIT + ".2", "The payload digest is not that of the record which is referred to.");
        }
    }

    private void checkIdentity(RecordHeader header, WarcIssues issues) {
        header.recordId().ifPresent(id -> {
            notAllSeen |= seen.isFull();
            if (!seen.add(id, header.first("WARC-Payload-Digest").orElse(""))) {
                issues.error("WARC/1.1 §5.2", "WARC-Record-ID is that of an earlier record.");
            }
        });
    }
}
