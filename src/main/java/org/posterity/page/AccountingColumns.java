package org.posterity.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.posterity.page.AccountingView.Numbers;

/** The columns of numbers in the tables of the accounting: those that have anything to say in this export. */
final class AccountingColumns {
    private final List<Column> columns = new ArrayList<>();

    /** A column, its heading as in every table here, and the number it shows. */
    record Column(String heading, String cssClass, ToLongFunction<Numbers> number) {
        long of(Numbers numbers) {
            return number.applyAsLong(numbers);
        }

        /** The heading where it stands beside the number. */
        String label() {
            return heading.substring(1).replace("\u00ad", "");
        }
    }

    AccountingColumns(Numbers totals) {
        columns.add(new Column("#Items found", "met", Numbers::met));
        columns.add(new Column("#Kept", "kept", Numbers::kept));
        addIfMet(totals, new Column("#Pseudo\u00adnymised", "pseudonymised", Numbers::pseudonymised));
        addIfMet(totals, new Column("#Counted by year", "aggregated", Numbers::aggregated));
        columns.add(new Column("#Not selected", "out", Numbers::allLeftOut));
        addIfMet(totals, new Column("#Not under\u00adstood", "unknown", Numbers::notUnderstood));
    }

    private void addIfMet(Numbers totals, Column column) {
        if (column.of(totals) > 0) {
            columns.add(column);
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** The headings of a table with these columns between others. */
    List<String> headings(List<String> before, List<String> after) {
        return Stream.of(before, columns.stream().map(Column::heading).toList(), after)
                .flatMap(List::stream)
                .toList();
    }
}
