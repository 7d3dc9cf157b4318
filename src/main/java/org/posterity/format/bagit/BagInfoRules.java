package org.posterity.format.bagit;

import java.util.List;
import java.util.regex.Pattern;

/** What RFC 8493 §2.2.2 says about the reserved elements of {@code bag-info.txt}. */
final class BagInfoRules {
    private static final List<String> NOT_REPEATED =
            List.of("Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count");
    private static final Pattern OXUM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern COUNT = Pattern.compile("\\d+ of (\\d+|\\?)");

    private final String file;
    private final BagIssues issues;

    BagInfoRules(String file, BagIssues issues) {
        this.file = file;
        this.issues = issues;
    }

    /** {@code actual} is the payload's own OctetCount.StreamCount. */
    void check(BagInfo info, String actual) {
        for (String label : NOT_REPEATED) {
            if (info.values(label).size() > 1) {
                warn(label + " should not be repeated.");
            }
        }
        if (info.values("Bagging-Date").stream()
                .anyMatch(date -> !DATE.matcher(date).matches())) {
            warn("Bagging-Date is not of the form YYYY-MM-DD.");
        }
        if (info.values("Bag-Count").stream()
                .anyMatch(count -> !COUNT.matcher(count).matches())) {
            warn("Bag-Count is not of the form N of T.");
        }
        checkOxum(info.values("Payload-Oxum"), actual);
    }

    private void checkOxum(List<String> values, String actual) {
        if (values.size() > 1) {
            issues.error(BagClause.BAG_METADATA, file, "Payload-Oxum is given more than once.");
        }
        for (String oxum : values) {
            if (!OXUM.matcher(oxum).matches()) {
                issues.error(BagClause.BAG_METADATA, file, "Payload-Oxum is not of the form OctetCount.StreamCount.");
            } else if (!oxum.equals(actual)) {
                issues.error(
                        BagClause.BAG_METADATA,
                        file,
                        "Payload-Oxum says " + oxum + "; the payload has " + actual + ".");
            }
        }
    }

    private void warn(String what) {
        issues.warning(BagClause.BAG_METADATA, file, what);
    }
}
