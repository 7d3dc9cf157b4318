package org.posterity.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.page.AccountingView.Line;
import org.posterity.page.AccountingView.Numbers;
import org.posterity.page.AccountingView.Section;

/** The report's section on the export's own items: how many there were in each section, and what became of them. */
final class ReportOnAccounting {
    private final Markup html;
    private final AccountingView view;
    private final AccountingColumns columns;

    ReportOnAccounting(Markup html, AccountingView view) {
        this.html = html;
        this.view = view;
        this.columns = new AccountingColumns(view.totals());
    }

    void write() throws IOException {
        html.start("section", "id", "accounting")
                .element("h2", "Every item of the export, and what became of it")
                .line();
        if (view.paths().isEmpty()) {
            html.element("p", "There is no export to account for.", "class", "none");
        } else {
            html.element("p", sum(), "class", "sum").line();
            html.element(
                    "p",
                    "An item is an entry of a list or a map, or a value in it: a comment, and also its date and its text.",
                    "class",
                    "hint");
            ShareBar.legend(html);
            sections();
            unknown();
            paths();
        }
        html.end("section").line();
    }

    private String sum() {
        Numbers totals = view.totals();
        List<String> parts = new ArrayList<>();
        part(parts, totals.kept(), "kept");
        part(parts, totals.pseudonymised(), "pseudonymised");
        part(parts, totals.aggregated(), "counted by year");
        part(parts, totals.allLeftOut(), "left out");
        part(parts, totals.notUnderstood(), "not understood");
        return "Every item adds up: " + InWords.number(totals.met()) + " met = "
                + (parts.isEmpty() ? "0" : String.join(" + ", parts))
                + ". A second count, which reads nothing and only counts, found "
                + (view.counted() == totals.met() ? "the same number" : InWords.number(view.counted()))
                + ", path by path.";
    }

    private static void part(List<String> parts, long items, String words) {
        if (items > 0) {
            parts.add(InWords.number(items) + " " + words);
        }
    }

    private void sections() throws IOException {
        List<String> headings = new ArrayList<>(List.of("Section", "", "#Entries"));
        headings.addAll(columns.headings());
        headings.add("Left out by which rule");
        new RowTable<Section>("Sections of the export", headings, this::section)
                .write(html, view.sections().size(), view.sections()::stream);
    }

    private void section(Markup row, Section section) throws IOException {
        row.start("th", "scope", "row", "title", section.path().isEmpty() ? null : section.path());
        row.element("bdi", section.name(), "class", "name");
        if (!section.words().isEmpty()) {
            row.element("small", section.words(), "dir", "auto");
        }
        row.end("th").start("td", "class", "bar-cell");
        new ShareBar(section.numbers()).write(row);
        row.end("td");
        row.element("td", section.entries() == 0 ? "–" : InWords.number(section.entries()), "class", "number");
        columns.write(row, section.numbers());
        row.start("td", "class", "rules");
        Map<String, Long> rules = section.numbers().leftOut();
        for (Map.Entry<String, Long> rule : rules.entrySet()) {
            row.start("div");
            if (rules.size() > 1) {
                row.element("b", InWords.number(rule.getValue())).text(" ");
            }
            row.text(rule.getKey()).end("div");
        }
        row.end("td");
    }

    private void unknown() throws IOException {
        List<Line> unknown =
                view.paths().stream().filter(line -> !line.standing().isEmpty()).toList();
        if (unknown.isEmpty()) {
            return;
        }
        html.element("h3", "Structure that is not known");
        html.element(
                "p",
                "The platform's exports did not have it before. It is left out and counted; only names and types are shown, never values.");
        new RowTable<Line>("Unknown structure", List.of("Path", "What", "Types", "#Met"), (row, line) -> {
                    row.start("td")
                            .element("code", FileNames.shown(line.path()))
                            .end("td");
                    row.element("td", line.standing());
                    row.element("td", InWords.list(List.copyOf(line.types())));
                    row.element("td", InWords.number(line.numbers().met()), "class", "number");
                })
                .write(html, unknown.size(), unknown::stream);
    }

    private void paths() throws IOException {
        html.start("details")
                .element(
                        "summary",
                        "Path by path: all " + InWords.count(view.paths().size(), "path") + " of the export");
        List<String> headings = new ArrayList<>(List.of("Path"));
        headings.addAll(columns.headings());
        new RowTable<Line>("Paths", headings, (row, line) -> {
                    row.start("td")
                            .element("code", FileNames.shown(line.path()))
                            .end("td");
                    columns.write(row, line.numbers());
                })
                .write(html, view.paths().size(), view.paths()::stream);
        html.end("details").line();
    }
}
