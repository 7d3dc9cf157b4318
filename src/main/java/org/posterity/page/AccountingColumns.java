package org.posterity.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.posterity.page.AccountingView.Numbers;

/** The columns of numbers in the tables of the accounting: those that have anything to say in this export. */
final class AccountingColumns {
    private final List<Column> columns = new ArrayList<>();

    private record Column(String heading, String cssClass, ToLongFunction<Numbers> number) {}

    AccountingColumns(Numbers totals) {
        columns.add(new Column("#Items met", "met", Numbers::met));
        columns.add(new Column("#Kept", "kept", Numbers::kept));
        addIfMet(totals, new Column("#Pseudo\u00adnymised", "pseudonymised", Numbers::pseudonymised));
        addIfMet(totals, new Column("#Counted by year", "aggregated", Numbers::aggregated));
        columns.add(new Column("#Left out", "out", Numbers::allLeftOut));
        addIfMet(totals, new Column("#Not under\u00adstood", "unknown", Numbers::notUnderstood));
    }

    private void addIfMet(Numbers totals, Column column) {
        if (column.number().applyAsLong(totals) > 0) {
            columns.add(column);
        }
    }

    List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }

    void write(Markup row, Numbers numbers) throws IOException {
        for (Column column : columns) {
            long items = column.number().applyAsLong(numbers);
            row.element(
                    "td",
                    items == 0 ? "–" : InWords.number(items),
                    "class",
                    items == 0 ? "number nil" : "number " + column.cssClass());
        }
    }
}
