package org.posterity.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Category;
import org.posterity.page.AccountingView;
import org.posterity.record.Accounting;
import org.posterity.record.Accounting.Line;

/** What the report shows of the accounting: a row for each section, which is a key of the second level, and every path. */
final class AccountingViews {
    /** The outermost keys lead to sections and hold nothing themselves. */
    private static final String HEADINGS = "Headings of the export";

    private static final String EMPTY = "Empty sections";
    private static final String KNOWN = "known";

    private final Accounting accounting;

    AccountingViews(Accounting accounting) {
        this.accounting = accounting;
    }

    AccountingView view() {
        Map<String, List<Line>> sections = new LinkedHashMap<>();
        for (Line line : accounting.paths()) {
            sections.computeIfAbsent(section(line.path()), path -> new ArrayList<>())
                    .add(line);
        }
        return new AccountingView(
                numbers(accounting.totals()),
                accounting.totals().counted(),
                rows(sections),
                accounting.paths().stream().map(this::line).toList());
    }

    /** Sections of which something is kept come first; those that hold nothing share a row, as do the outermost keys. */
    private List<AccountingView.Section> rows(Map<String, List<Line>> sections) {
        List<AccountingView.Section> kept = new ArrayList<>();
        List<AccountingView.Section> rest = new ArrayList<>();
        List<String> namesOfEmpty = new ArrayList<>();
        List<Line> empty = new ArrayList<>();
        sections.forEach((path, lines) -> {
            if (!path.isEmpty() && lines.stream().allMatch(AccountingViews::isEmpty)) {
                namesOfEmpty.add(name(path));
                empty.addAll(lines);
            } else if (!path.isEmpty()) {
                AccountingView.Section section = section(path, lines);
                (holdsSomething(section.numbers()) ? kept : rest).add(section);
            }
        });
        kept.addAll(rest);
        if (!empty.isEmpty()) {
            kept.add(together(
                    EMPTY,
                    namesOfEmpty.size() == 1 ? "one section" : namesOfEmpty.size() + " sections",
                    "Empty: " + String.join(", ", namesOfEmpty) + ".",
                    empty));
        }
        List<Line> headings = sections.getOrDefault("", List.of());
        if (!headings.isEmpty()) {
            kept.add(together(HEADINGS, "the outermost keys", "Nothing below them was kept.", headings));
        }
        return kept;
    }

    /** Nothing but headings that lead nowhere, or are null. */
    private static boolean isEmpty(Line line) {
        return !line.path().endsWith("[]")
                && !line.path().endsWith("*")
                && !line.types().isEmpty()
                && Set.of("object", "list", "null").containsAll(line.types())
                && line.standing().equals(KNOWN)
                && line.numbers().kept() == 0;
    }

    private AccountingView.Section together(String name, String words, String rule, List<Line> lines) {
        AccountingView.Numbers numbers = sum(lines);
        Map<String, Long> leftOut = new LinkedHashMap<>();
        numbers.leftOut().values().forEach(items -> leftOut.merge(rule, items, Long::sum));
        return new AccountingView.Section(
                name,
                "",
                words,
                0,
                new AccountingView.Numbers(
                        numbers.met(),
                        numbers.kept(),
                        numbers.pseudonymised(),
                        numbers.aggregated(),
                        leftOut,
                        numbers.notUnderstood()));
    }

    private static boolean holdsSomething(AccountingView.Numbers numbers) {
        return numbers.kept() + numbers.pseudonymised() + numbers.aggregated() > 0;
    }

    private static String name(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    /** The first two keys; nothing for an outermost key. */
    private static String section(String path) {
        int first = path.indexOf('.');
        if (first < 0) {
            return "";
        }
        int second = path.indexOf('.', first + 1);
        String section = second < 0 ? path : path.substring(0, second);
        return section.replaceAll("(\\[])+$", "");
    }

    private AccountingView.Section section(String path, List<Line> lines) {
        String words = lines.stream()
                .flatMap(line -> line.category().stream())
                .map(Category::words)
                .findFirst()
                .orElse("no category of consent");
        return new AccountingView.Section(name(path), path, words, entries(lines), sum(lines));
    }

    /** Elements of the outermost lists and maps that hold data. */
    private static long entries(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.path().matches("[^\\[*]+(?:\\[]|\\.\\*)"))
                .filter(line -> line.standing().equals(KNOWN))
                .mapToLong(line -> line.numbers().met())
                .sum();
    }

    private AccountingView.Line line(Line line) {
        String standing = switch (line.standing()) {
            case "accepted" -> "unknown, accepted by the curator";
            case "unknown-key" -> "an unknown key";
            case "unknown-shape" -> "a known key with an unexpected value";
            default -> "";
        };
        return new AccountingView.Line(line.path(), Set.copyOf(line.types()), standing, numbers(line.numbers()));
    }

    private AccountingView.Numbers sum(List<Line> lines) {
        SortedMap<String, Long> leftOut = new TreeMap<>();
        long[] sums = new long[5];
        for (Line line : lines) {
            Accounting.Numbers numbers = line.numbers();
            sums[0] += numbers.met();
            sums[1] += numbers.kept();
            sums[2] += numbers.pseudonymised();
            sums[3] += numbers.aggregated();
            sums[4] += numbers.notUnderstood();
            numbers.leftOut().forEach((rule, items) -> leftOut.merge(rule, items, Long::sum));
        }
        return numbers(new Accounting.Numbers(0, sums[0], sums[1], sums[2], sums[3], leftOut, sums[4]));
    }

    private AccountingView.Numbers numbers(Accounting.Numbers numbers) {
        Map<String, Long> leftOut = new LinkedHashMap<>();
        numbers.leftOut().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(rule -> leftOut.merge(
                        accounting.rules().getOrDefault(rule.getKey(), rule.getKey()), rule.getValue(), Long::sum));
        return new AccountingView.Numbers(
                numbers.met(),
                numbers.kept(),
                numbers.pseudonymised(),
                numbers.aggregated(),
                leftOut,
                numbers.notUnderstood());
    }
}
