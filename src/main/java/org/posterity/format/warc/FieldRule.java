package org.posterity.format.warc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the standard says of one named field: its clause, its form, and which record types must or must not have it. */
record FieldRule(String name, String clause, FieldSyntax syntax, Set<String> mandatoryOn, Set<String> forbiddenOn) {
    private static final Set<String> EVERY =
            Set.of("warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation");

    private static final List<FieldRule> RULES = List.of(
            rule("WARC-Record-ID", "5.2", FieldSyntax.RECORD_ID).on(EVERY),
            rule("Content-Length", "5.3", FieldSyntax.NUMBER).on(EVERY),
            rule("WARC-Date", "5.4", FieldSyntax.DATE).on(EVERY),
            rule("WARC-Type", "5.5", FieldSyntax.TEXT).on(EVERY),
            rule("Content-Type", "5.6", FieldSyntax.MEDIA_TYPE),
            rule("WARC-Concurrent-To", "5.7", FieldSyntax.RECORD_ID)
                    .notOn(Set.of("warcinfo", "conversion", "continuation")),
            rule("WARC-Block-Digest", "5.8", FieldSyntax.DIGEST),
            rule("WARC-Payload-Digest", "5.9", FieldSyntax.DIGEST).notOn(Set.of("warcinfo")),
            rule("WARC-IP-Address", "5.10", FieldSyntax.IP_ADDRESS)
                    .notOn(Set.of("warcinfo", "conversion", "continuation")),
            rule("WARC-Refers-To", "5.11", FieldSyntax.RECORD_ID)
                    .notOn(Set.of("warcinfo", "response", "resource", "request", "continuation")),
            rule("WARC-Refers-To-Target-URI", "5.12", FieldSyntax.URI_REFERENCE).onlyOn(Set.of("revisit")),
            rule("WARC-Refers-To-Date", "5.13", FieldSyntax.DATE).onlyOn(Set.of("revisit")),
            rule("WARC-Target-URI", "5.14", FieldSyntax.URI_REFERENCE)
                    .on(Set.of("response", "resource", "request", "revisit", "conversion", "continuation"))
                    .notOn(Set.of("warcinfo")),
            rule("WARC-Truncated", "5.15", FieldSyntax.TEXT),
            rule("WARC-Warcinfo-ID", "5.16", FieldSyntax.RECORD_ID).notOn(Set.of("warcinfo")),
            rule("WARC-Filename", "5.17", FieldSyntax.TEXT).onlyOn(Set.of("warcinfo")),
            rule("WARC-Profile", "5.18", FieldSyntax.URI_REFERENCE)
                    .on(Set.of("revisit"))
                    .onlyOn(Set.of("revisit")),
            rule("WARC-Identified-Payload-Type", "5.19", FieldSyntax.MEDIA_TYPE),
            rule("WARC-Segment-Number", "5.20", FieldSyntax.NUMBER).on(Set.of("continuation")),
            rule("WARC-Segment-Origin-ID", "5.21", FieldSyntax.RECORD_ID)
                    .on(Set.of("continuation"))
                    .onlyOn(Set.of("continuation")),
            rule("WARC-Segment-Total-Length", "5.22", FieldSyntax.NUMBER).onlyOn(Set.of("continuation")));

    static void checkAll(RecordHeader header, WarcIssues issues) {
        String type = header.type();
        for (FieldRule rule : RULES) {
            rule.check(header, type, issues);
        }
    }

    private void check(RecordHeader header, String type, WarcIssues issues) {
        List<String> values = header.all(name);
        if (values.isEmpty()) {
            // A record without a type is of no type that would excuse it.
            if (mandatoryOn.contains(type) || mandatoryOn == EVERY) {
                issues.error(clause, name + " is missing.");
            }
            return;
        }
        if (values.size() > 1 && !name.equals("WARC-Concurrent-To")) {
            issues.error("WARC/1.1 §5.1", name + " is repeated.");
        }
        if (forbiddenOn.contains(type)) {
            issues.error(clause, name + " is not allowed in a record of this type.");
        }
        for (String value : values) {
            String problem = syntax.problem(value, header);
            if (problem != null) {
                issues.error(clause, name + " " + problem + ".");
            }
        }
    }

    private static FieldRule rule(String name, String clause, FieldSyntax syntax) {
        return new FieldRule(name, "WARC/1.1 §" + clause, syntax, Set.of(), Set.of());
    }

    private FieldRule on(Set<String> types) {
        return new FieldRule(name, clause, syntax, types, forbiddenOn);
    }

    private FieldRule notOn(Set<String> types) {
        return new FieldRule(name, clause, syntax, mandatoryOn, types);
    }

    private FieldRule onlyOn(Set<String> types) {
        Set<String> others = new HashSet<>(EVERY);
        others.removeAll(types);
        return notOn(Set.copyOf(others));
    }
}
