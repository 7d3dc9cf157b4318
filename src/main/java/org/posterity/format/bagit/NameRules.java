package org.posterity.format.bagit;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names that are allowed in a bag and get lost on some file systems (RFC 8493 §6.1): all of it is warnings. */
final class NameRules {
    private static final Pattern DEVICE =
            Pattern.compile("(^|/)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\\.[^/]*)?(/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARACTERS = Pattern.compile("[<>:\"|?*\\\\\\p{Cc}]");
    private static final Pattern END = Pattern.compile("[. ](/|$)");

    private NameRules() {}

    static void check(BagListing bag, BagIssues issues) {
        FoldedNames names = new FoldedNames();
        Set<String> twins = new HashSet<>();
        for (int row = 0; row < bag.size(); row++) {
            String path = bag.path(row);
            if (!names.add(path)) {
                twins.add(FoldedNames.fold(path));
            }
            if (DEVICE.matcher(path).find()
                    || CHARACTERS.matcher(path).find()
                    || END.matcher(path).find()) {
                issues.warning(BagClause.WINDOWS_FILE_NAMING, path, "Windows cannot hold a file of this name.");
            }
        }
        if (!twins.isEmpty()) {
            reportTwins(bag, twins, issues);
        }
    }

    private static void reportTwins(BagListing bag, Set<String> twins, BagIssues issues) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (int row = 0; row < bag.size(); row++) {
            String folded = FoldedNames.fold(bag.path(row));
            if (twins.contains(folded)) {
                groups.computeIfAbsent(folded, key -> new TreeSet<>()).add(bag.path(row));
            }
        }
        for (Set<String> group : groups.values()) {
            for (String path : group) {
                if (group.size() > 1) {
                    issues.warning(
                            BagClause.FILENAME_NORMALIZATION,
                            path,
                            "Another file of the bag differs from this one only in case or Unicode normalization.");
                }
            }
        }
    }
}
