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

    private BagInfoRules() {}

    static void check(BagInfo info, long octets, long streams, Issues issues) {
        for (String label : NOT_REPEATED) {
            if (info.values(label).size() > 1) {
                warn(issues, label + " should not be repeated.");
            }
        }
        if (info.values("Bagging-Date").stream()
                .anyMatch(date -> !DATE.matcher(date).matches())) {
            warn(issues, "Bagging-Date is not of the form YYYY-MM-DD.");
        }
        if (info.values("Bag-Count").stream()
                .anyMatch(count -> !COUNT.matcher(count).matches())) {
            warn(issues, "Bag-Count is not of the form N of T.");
        }
        checkOxum(info.values("Payload-Oxum"), octets + "." + streams, issues);
    }

    private static void checkOxum(List<String> values, String actual, Issues issues) {
        if (values.size() > 1) {
            issues.error(Clause.BAG_METADATA, BagInfoReader.NAME, "Payload-Oxum is given more than once.");
        }
        for (String oxum : values) {
            if (!OXUM.matcher(oxum).matches()) {
                issues.error(
                        Clause.BAG_METADATA,
                        BagInfoReader.NAME,
                        "Payload-Oxum is not of the form OctetCount.StreamCount.");
            } else if (!oxum.equals(actual)) {
                issues.error(
                        Clause.BAG_METADATA,
                        BagInfoReader.NAME,
                        "Payload-Oxum says " + oxum + "; the payload has " + actual + ".");
            }
        }
    }

    private static void warn(Issues issues, String what) {
        issues.warning(Clause.BAG_METADATA, BagInfoReader.NAME, what);
    }
}
