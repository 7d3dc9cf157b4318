package org.posterity.packaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.packaging.page.AccountingView;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;

/** What the report shows of the ledger: a row for each section, which is a key of the second level, and every path. */
final class AccountingViews {
    /** The outermost keys lead to sections and hold nothing themselves. */
    private static final String HEADINGS = "Headings of the export";

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
                sections.entrySet().stream()
                        .map(entry -> section(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing((AccountingView.Section section) ->
                                        section.name().equals(HEADINGS))
                                .thenComparing(section -> !holdsSomething(section)))
                        .toList(),
                export.ledger().stream().map(this::line).toList());
    }

    private static boolean holdsSomething(AccountingView.Section section) {
        return section.numbers().kept()
                        + section.numbers().pseudonymised()
                        + section.numbers().aggregated()
                > 0;
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
        if (path.isEmpty()) {
            return new AccountingView.Section(HEADINGS, HEADINGS, "", 0, numbers(Sums.of(lines)));
        }
        String words = lines.stream()
                .flatMap(line -> line.section().category().stream())
                .map(Category::words)
                .findFirst()
                .orElse("of no category that consent could name");
        return new AccountingView.Section(
                path.substring(path.indexOf('.') + 1), path, words, entries(lines), numbers(Sums.of(lines)));
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
        return Optional.of(export.facts().retention().reasonFor(rule))
                .filter(words -> !words.isBlank())
                .orElse(rule);
    }
}
