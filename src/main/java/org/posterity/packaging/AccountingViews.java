package org.posterity.packaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.page.AccountingView;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;

/** What the report shows of the ledger: a row for each section, which is a key of the second level, and every path. */
final class AccountingViews {
    /** The outermost keys lead to sections and hold nothing themselves. */
    private static final String HEADINGS = "Headings of the export";

    private static final String EMPTY = "Empty sections";

    private final ScreenedExport export;

    AccountingViews(ScreenedExport export) {
        this.export = export;
    }

    AccountingView view() {
        Map<String, List<LedgerLine>> sections = new LinkedHashMap<>();
        for (LedgerLine line : export.ledger()) {
            sections.computeIfAbsent(section(line.path()), path -> new ArrayList<>())
                    .add(line);
        }
        return new AccountingView(
                numbers(Sums.of(export.ledger())),
                export.accounting().counted().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                rows(sections),
                export.ledger().stream().map(this::line).toList());
    }

    /** Sections of which something is kept come first; those that hold nothing share a row, as do the outermost keys. */
    private List<AccountingView.Section> rows(Map<String, List<LedgerLine>> sections) {
        List<AccountingView.Section> kept = new ArrayList<>();
        List<AccountingView.Section> rest = new ArrayList<>();
        List<String> namesOfEmpty = new ArrayList<>();
        List<LedgerLine> empty = new ArrayList<>();
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
                    "There is nothing in them: " + String.join(", ", namesOfEmpty) + ".",
                    empty));
        }
        List<LedgerLine> headings = sections.getOrDefault("", List.of());
        if (!headings.isEmpty()) {
            kept.add(together(HEADINGS, "the outermost keys", "They lead to nothing that is kept.", headings));
        }
        return kept;
    }

    /** Nothing but headings that lead nowhere, or are null. */
    private static boolean isEmpty(LedgerLine line) {
        return !line.path().endsWith("[]")
                && !line.path().endsWith("*")
                && !line.section().types().isEmpty()
                && Set.of("object", "list", "null").containsAll(line.section().types())
                && line.section().standing() == SectionCount.Standing.KNOWN
                && line.kept() == 0;
    }

    private AccountingView.Section together(String name, String words, String rule, List<LedgerLine> lines) {
        AccountingView.Numbers numbers = numbers(Sums.of(lines));
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

    private AccountingView.Section section(String path, List<LedgerLine> lines) {
        String words = lines.stream()
                .flatMap(line -> line.section().category().stream())
                .map(Category::words)
                .findFirst()
                .orElse("of no category that consent could name");
        return new AccountingView.Section(name(path), path, words, entries(lines), numbers(Sums.of(lines)));
    }

    /** Elements of the outermost lists and maps that hold data. */
    private static long entries(List<LedgerLine> lines) {
        return lines.stream()
                .filter(line -> line.path().matches("[^\\[*]+(?:\\[]|\\.\\*)"))
                .filter(line -> line.section().standing() == SectionCount.Standing.KNOWN)
                .mapToLong(LedgerLine::met)
                .sum();
    }

    private AccountingView.Line line(LedgerLine line) {
        return new AccountingView.Line(
                line.path(), line.section().types(), standing(line.section()), numbers(Sums.of(List.of(line))));
    }

    private static String standing(SectionCount section) {
        return switch (section.standing()) {
            case KNOWN -> "";
            case ACCEPTED -> "new, and accepted by the curator";
            case UNKNOWN_KEY -> "a key that is not known";
            case UNKNOWN_SHAPE -> "a known key with a value of another shape";
        };
    }

    private AccountingView.Numbers numbers(Sums sums) {
        Map<String, Long> leftOut = new LinkedHashMap<>();
        sums.leftOut().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> leftOut.merge(inWords(entry.getKey()), entry.getValue(), Long::sum));
        return new AccountingView.Numbers(
                sums.met(), sums.kept(), sums.pseudonymised(), sums.aggregated(), leftOut, sums.notUnderstood());
    }

    private String inWords(String rule) {
        return Optional.of(export.facts().selection().reasonFor(rule))
                .filter(words -> !words.isBlank())
                .orElse(rule);
    }
}
