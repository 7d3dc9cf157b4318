package org.posterity.privacy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.export.ItemField;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.Redaction;
import org.posterity.privacy.text.TextScreen;

/**
 * Screens the items of the export one by one. Other people's names are always replaced, whether the policy says {@code keep}
 * or {@code pseudonymise}; personal fields are never kept. Every decision goes to the ledger.
 */
final class ItemScreen {
    private static final String PERSONAL = "personal-field";

    private final Function<Category, RuledTreatment> clauses;
    private final TextScreen texts;
    private final Flags flags;
    private final Ledger ledger;
    private final ItemFiles files;
    private final ReidentificationAssessment assessment;
    private final YearlyCounts counts = new YearlyCounts();

    ItemScreen(
            Function<Category, RuledTreatment> clauses,
            TextScreen texts,
            Flags flags,
            Ledger ledger,
            ItemFiles files,
            ReidentificationAssessment assessment) {
        this.clauses = clauses;
        this.texts = texts;
        this.flags = flags;
        this.ledger = ledger;
        this.files = files;
        this.assessment = assessment;
    }

    /** A field as it is kept. */
    record Kept(String name, String value) {}

    void screen(Item item) {
        switch (clauses.apply(item.category()).keeping()) {
            case KEPT -> keep(item);
            case COUNTED -> count(item);
            case LEFT_OUT -> {
                // anything without a decision falls to the clause of its category
            }
        }
    }

    /** Returns what was screened; nothing can be screened afterwards. */
    ScreenedItems finish() throws IOException {
        return new ScreenedItems(files.finish(), counts.all());
    }

    private void keep(Item item) {
        List<Kept> kept = new ArrayList<>();
        List<Redaction> redactions = new ArrayList<>();
        boolean keyIsAPerson = false;
        for (ItemField field : item.fields()) {
            boolean isKey = field.key().equals(Ledger.ANY);
            String where = item.path() + "." + field.key();
            if (field.role() == FieldRole.PERSONAL) {
                redactions.add(new Redaction(field.name(), PERSONAL));
                if (!isKey) {
                    ledger.leftOut(where, PERSONAL);
                }
                continue;
            }
            TextScreen.Screened screened = texts.field(field.value(), field.role());
            kept.add(new Kept(field.name(), screened.text()));
            assessment.field(item, field.role(), screened.text());
            redactions.addAll(screened.redactions(field.name()));
            flags.note(
                    screened,
                    where,
                    item.date().map(date -> date.at().toString()).orElse(""));
            if (isKey) {
                keyIsAPerson |= screened.pseudonymised();
            } else if (screened.pseudonymised()) {
                ledger.pseudonymised(where);
            } else {
                ledger.kept(where);
            }
        }
        ledger.keptItem(item.path(), keyIsAPerson);
        try {
            files.write(item, kept, redactions);
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
    }

    private void count(Item item) {
        item.fields().stream()
                .filter(field -> !field.key().equals(Ledger.ANY))
                .forEach(field -> ledger.aggregated(item.path() + "." + field.key()));
        ledger.aggregatedItem(item.path());
        counts.add(item);
    }
}
