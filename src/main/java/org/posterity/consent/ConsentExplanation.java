package org.posterity.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posterity.consent.Offer.Extent;
import org.posterity.model.Account;
import org.posterity.model.Category;

/** Says in plain words what a consent record allows. Names accounts and the institution, and no person unless an embargo's event does. */
public final class ConsentExplanation {
    private final Clock clock;
    private final ValidityRules validity;

    public ConsentExplanation(HouseRules house, Clock clock) {
        this.clock = clock;
        this.validity = new ValidityRules(house);
    }

    /** Whether the gate would let a submission with this record in today, as far as the record alone can tell. */
    public boolean validToday(ConsentRecord record) {
        return validity.examine(record, today()).isEmpty();
    }

    /** The codes of all reasons that the gate would refuse it for today, as far as the record alone can tell. */
    public List<String> reasons(ConsentRecord record) {
        return validity.examine(record, today()).stream().map(Refusal::code).toList();
    }

    /** @param offers what the institution does with each category of this record */
    public List<String> lines(ConsentRecord record, Function<Category, Offer> offers) {
        ConsentTerms terms = record.terms();
        List<String> lines = new ArrayList<>();
        lines.add("Valid today: " + (validToday(record) ? "yes." : "no."));
        for (Refusal reason : validity.examine(record, today())) {
            lines.add("  " + reason.summary() + " " + reason.fault().remedy());
        }
        lines.add("Granted by: " + record.grantor().capacity().words() + ", to " + terms.institution() + ".");
        lines.add(
                "Accounts: " + terms.accounts().stream().map(Account::toString).collect(Collectors.joining(", "))
                        + (terms.accountUnnamed() ? "; also an export that does not say whose it is." : "."));
        lines.add("May be kept: " + words(kept(terms, offers, Extent.KEPT, Extent.PSEUDONYMISED)) + ".");
        List<Category> counted = kept(terms, offers, Extent.COUNTED);
        if (!counted.isEmpty()) {
            lines.add("Only how many in each year: " + words(counted) + ".");
        }
        List<Category> overruled = kept(terms, offers, Extent.NEVER);
        if (!overruled.isEmpty()) {
            lines.add("Named by the donor, but left out by the retention table or the law: " + words(overruled) + ".");
        }
        lines.add("Not kept, since the donor does not name it: "
                + words(Arrays.stream(Category.values())
                        .filter(category -> !terms.covers(category))
                        .toList())
                + ".");
        record.birthDateInExport().ifPresent(note -> lines.add("Birth date in the export: " + note.words() + "."));
        terms.withoutExport()
                .ifPresent(reason -> lines.add("Media may come without an export, for this reason: " + reason));
        lines.add("Purposes: " + String.join(", ", terms.purposes()) + ".");
        lines.add("May be shown to: " + terms.access().words() + ".");
        if (terms.grants().size() > 1) {
            terms.grants().forEach(grant -> lines.add("  " + words(grant)));
        }
        terms.embargoUntil()
                .ifPresent(day -> lines.add("Embargo: shown to nobody before " + day + "."
                        + (terms.embargoedOn(today()) ? "" : " That day has come.")));
        record.embargoEvent().ifPresent(event -> lines.add("Embargo: shown to nobody before this: " + event));
        lines.add("Valid from " + terms.from()
                + terms.until().map(day -> " until " + day + ".").orElse(" for good: no end is set."));
        lines.add("May be stored in: "
                + (terms.countries().isEmpty() ? "any country." : String.join(", ", terms.countries()) + " only."));
        lines.add("Other people in it: " + terms.thirdParties().words() + ".");
        lines.add("Notice read by the donor: version " + record.notice().version() + ", "
                + record.notice().digest() + ".");
        lines.add("Papers: "
                + (record.evidence().isEmpty() ? "none." : record.evidence().size() + "."));
        return List.copyOf(lines);
    }

    private static String words(Grant grant) {
        return grant.categories().stream().map(Category::words).collect(Collectors.joining("; ")) + " – for "
                + String.join(", ", grant.purposes()) + ", shown to "
                + grant.access().words() + ", from " + grant.from()
                + grant.until().map(day -> " until " + day + ".").orElse(" for good.");
    }

    /** What the donor names and the institution keeps to one of these extents. */
    private static List<Category> kept(ConsentTerms terms, Function<Category, Offer> offers, Extent... extents) {
        return terms.categories().stream()
                .filter(category ->
                        List.of(extents).contains(offers.apply(category).extent()))
                .toList();
    }

    private static String words(List<Category> categories) {
        return categories.isEmpty()
                ? "nothing"
                : categories.stream().map(Category::words).collect(Collectors.joining("; "));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
