package org.posterity.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posterity.consent.Offer.Extent;
import org.posterity.consent.PaperSearch.Found;
import org.posterity.consent.PaperSearch.Paper;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Deed;
import org.posterity.record.Grant;

/**
 * Explains in plain words what a consent record allows. Names accounts and the institution, but no person, unless an
 * embargo's event or the credit does.
 */
public final class ConsentExplanation {
    private static final List<Category> POSTS =
            List.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS);

    private final Clock clock;
    private final ValidityRules validity;

    public ConsentExplanation(HouseRules house, Clock clock) {
        this.clock = clock;
        this.validity = new ValidityRules(house);
    }

    /** Whether the gate would admit a submission with this record today, as far as the record and the papers found can tell. */
    public boolean validToday(ConsentRecord record, List<Paper> papers) {
        return reasons(record, papers).isEmpty();
    }

    /** The codes of all reasons for which the gate would refuse it today, as far as the record and the papers found can tell. */
    public List<String> reasons(ConsentRecord record, List<Paper> papers) {
        List<String> reasons = new ArrayList<>(
                validity.examine(record, today()).stream().map(Refusal::code).toList());
        if (papers.stream().anyMatch(paper -> paper.found() == Found.ALTERED)) {
            reasons.add("evidence-altered");
        }
        return reasons;
    }

    /** The state of the agreement today, by its own dates and events. */
    public AgreementState standing(ConsentRecord record) {
        return AgreementState.of(record, today());
    }

    /** What may be kept under it today; empty while it is not valid. */
    public Set<Category> categoriesToday(ConsentRecord record, List<Paper> papers) {
        return validToday(record, papers) ? today(record.terms()).categories() : Set.of();
    }

    /** @param offers what the institution does with each category of this record */
    public List<String> lines(ConsentRecord record, Function<Category, Offer> offers, List<Paper> papers) {
        boolean valid = validToday(record, papers);
        ExtentInWords extent = ExtentInWords.of(valid, standing(record));
        // An invalid record is explained as written; a valid one by what holds today.
        ConsentTerms terms = valid ? today(record.terms()) : record.terms();
        List<String> lines = new ArrayList<>();
        lines.add("Valid today: " + (valid ? "yes. " : "no. ") + PapersInWords.inShort(papers));
        for (Refusal reason : validity.examine(record, today())) {
            lines.add("  " + reason.summary() + " " + reason.fault().remedy());
        }
        if (!valid) {
            lines.add("  " + extent.meaning());
        }
        lines.add("Granted by: " + record.grantor().capacity().words() + ", to " + terms.institution() + ".");
        lines.add(
                "Accounts: " + terms.accounts().stream().map(Account::toString).collect(Collectors.joining(", "))
                        + (terms.accountUnnamed() ? "; also an export that names no account." : "."));
        kept(record, terms, offers, extent, lines);
        record.birthDateInExport().ifPresent(note -> lines.add("Birth date in the export: " + note.words() + "."));
        terms.withoutExport().ifPresent(reason -> lines.add("Media may come without an export. Reason: " + reason));
        lines.add("Purposes: "
                + (terms.purposes().isEmpty() ? "none shared by all grants" : String.join(", ", terms.purposes()))
                + ".");
        lines.add(extent.shown() + ": " + terms.access().words()
                + (terms.embargoedOn(today()) ? ", once the embargo is over." : "."));
        grants(record, lines);
        if (record.minor()) {
            lines.add("The creator is a minor: shown on site at most, and closed from "
                    + record.majority().orElseThrow() + " on, until the creator confirms it.");
        }
        terms.embargoUntil()
                .ifPresent(day -> lines.add("Embargo: shown to nobody before " + day + "."
                        + (terms.embargoedOn(today()) ? "" : " That day has come.")));
        record.embargoEvent().ifPresent(event -> lines.add("Embargo: shown to nobody before this event: " + event));
        lines.add((valid ? "Valid from " : "By its dates: from ")
                + terms.from()
                + terms.until().map(day -> " until " + day + ".").orElse(", with no end date."));
        lines.add((valid ? "May be stored in: " : "Countries of storage: ")
                + (terms.countries().isEmpty() ? "any country." : String.join(", ", terms.countries()) + " only."));
        lines.add("Other people: " + terms.thirdParties().words() + ".");
        terms.deed().ifPresent(deed -> deed(deed, lines));
        keeping(record.keeping(), lines);
        lines.add("Notice read by the donor: version " + record.notice().version() + ", "
                + record.notice().digest()
                + (record.notice().text().isPresent()
                        ? "; its text is in the record."
                        : "; its text is not in the record."));
        record.notice().form().ifPresent(form -> lines.add("Form signed by the donor: version " + form + "."));
        lines.addAll(PapersInWords.lines(papers));
        return List.copyOf(lines);
    }

    private static void deed(Deed deed, List<String> lines) {
        deed.transfer().ifPresent(transfer -> lines.add("Handed over as " + transfer.words() + "."));
        deed.copyright()
                .ifPresent(copyright -> lines.add("Copyright: " + copyright.words()
                        + deed.rights().map(uri -> ", " + uri).orElse("") + "."));
        if (!deed.preservation().isEmpty()) {
            lines.add("Allowed to keep it readable: "
                    + deed.preservation().stream().map(Deed.Preservation::words).collect(Collectors.joining(", "))
                    + ".");
        }
        deed.creditAs().ifPresent(name -> lines.add("Credit as: " + name));
    }

    private static void keeping(Keeping keeping, List<String> lines) {
        keeping.unselected().ifPresent(what -> lines.add("Material that is not kept: " + what.words() + "."));
        keeping.successor().ifPresent(name -> lines.add("If the institution ends: " + name + " follows."));
        keeping.contactAfterDeath()
                .ifPresent(words -> lines.add("The record says whom to ask after the donor's death."));
    }

    private static void kept(
            ConsentRecord record,
            ConsentTerms terms,
            Function<Category, Offer> offers,
            ExtentInWords extent,
            List<String> lines) {
        lines.add(extent.kept() + ": " + words(kept(terms, offers, Extent.KEPT, Extent.PSEUDONYMISED)) + ".");
        if (terms.covers(Category.MEDIA) && POSTS.stream().noneMatch(terms::covers)) {
            lines.add("The donor did not choose posts: files that belong to a post are not kept, others are.");
        }
        List<Category> counted = kept(terms, offers, Extent.COUNTED);
        if (!counted.isEmpty()) {
            lines.add("Only how many in each year: " + words(counted) + ".");
        }
        List<Category> overruled = kept(terms, offers, Extent.NEVER);
        if (!overruled.isEmpty()) {
            lines.add(
                    "Chosen by the donor, but not kept, by the selection policy or the law: " + words(overruled) + ".");
        }
        List<Category> notToday = record.terms().categories().stream()
                .filter(category -> !terms.covers(category))
                .toList();
        if (!notToday.isEmpty()) {
            lines.add("Chosen by the donor, but not to be kept today: " + words(notToday) + ".");
        }
        List<Category> unnamed = Arrays.stream(Category.values())
                .filter(category -> !record.terms().covers(category))
                .toList();
        lines.add("Not kept, because the donor did not choose it: "
                + words(unnamed.stream()
                        .filter(it -> offers.apply(it).extent() != Extent.NEVER)
                        .toList())
                + ".");
        lines.add("Never kept, by the selection policy or the law: "
                + words(unnamed.stream()
                        .filter(it -> offers.apply(it).extent() == Extent.NEVER)
                        .toList())
                + ".");
    }

    private void grants(ConsentRecord record, List<String> lines) {
        List<Grant> grants = record.terms().grants();
        if (grants.size() > 1) {
            lines.add("  There are several grants. Each post and file is shown only as the grants of what it contains "
                    + "allow. The other lines describe the package as a whole: the purposes shared by all grants in "
                    + "force, the strictest access, and the earliest end.");
            grants.forEach(grant -> lines.add("  " + words(grant) + standing(grant)));
        }
    }

    private String standing(Grant grant) {
        if (grant.endedOn(today())) {
            return " It has ended.";
        }
        if (!grant.holdsOn(today())) {
            return " It has not begun.";
        }
        return grant.allowsPreservation() ? "" : " It is not for preservation, so nothing is kept under it.";
    }

    private static String words(Grant grant) {
        return grant.categories().stream().map(Category::words).collect(Collectors.joining("; ")) + " – for "
                + String.join(", ", grant.purposes()) + ", shown to "
                + grant.access().words() + ", from " + grant.from()
                + grant.until().map(day -> " until " + day + ".").orElse(" for good.");
    }

    /** What the donor names and the institution keeps to this extent. */
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

    /** The terms of the grants in force; a valid record has at least one. */
    private ConsentTerms today(ConsentTerms terms) {
        return terms.only(terms.inForceOn(today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
