package org.posterity.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.access.AccessGate.Verdict;
import org.posterity.access.Dissemination.Refused;
import org.posterity.model.Category;
import org.posterity.page.CopyView.Entry;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;

/** What of a package may be shown today, in the order of its records, and how much may not. */
final class ReadableParts {
    private final Map<String, PackagedPart> parts;
    private final Door door;
    private final List<Part> open = new ArrayList<>();
    private final Set<Integer> counted = new TreeSet<>();
    private Optional<Verdict> terms = Optional.empty();
    private Optional<Refused> first = Optional.empty();
    private Closed closed = Closed.NOTHING;

    /**
     * A WARC file.
     *
     * @param warc its path in the bag
     * @param accession the accession that brought it
     * @param entry what the index of a copy shows of it; absent for what has no page
     * @param sections what of an account may be shown; absent where it is all
     */
    record Part(String warc, int accession, Optional<Entry> entry, Optional<AccountSections.Open> sections) {}

    /** What the terms say about content. */
    private interface Door {
        Verdict look(int accession, Set<Category> categories, String warc);
    }

    private ReadableParts(PackageRecords records, Door door) throws IOException {
        PackagedParts all = PackagedParts.of(records);
        this.parts = all.parts();
        this.door = door;
        parts.values().forEach(this::sort);
        all.counted().forEach(this::counts);
    }

    /** What may be shown to readers for a purpose. */
    static ReadableParts of(PackageRecords records, AccessGate gate, String purpose) throws IOException {
        return new ReadableParts(
                records, (accession, categories, warc) -> gate.look(accession, categories, warc, purpose));
    }

    /** What may be shown to readers for some purpose. */
    static ReadableParts forAnyPurpose(PackageRecords records, AccessGate gate) throws IOException {
        return new ReadableParts(
                records,
                (accession, categories, warc) -> gate.purposes().stream()
                        .map(purpose -> gate.look(accession, categories, warc, purpose))
                        .reduce((one, other) -> one.refused().isEmpty() ? one : other)
                        .orElseGet(() -> gate.look(accession, categories, warc, "")));
    }

    /** All of it, for the donor. */
    static ReadableParts all(PackageRecords records) throws IOException {
        return new ReadableParts(records, (accession, categories, warc) -> Verdict.OPEN);
    }

    List<Part> open() {
        return open;
    }

    /** The accessions whose counts of posts may be shown. */
    Set<Integer> counted() {
        return counted;
    }

    /** How much is closed. */
    Closed closed() {
        return closed;
    }

    /** The strictest terms of what is open; empty when nothing is. */
    Optional<Verdict> terms() {
        return terms;
    }

    /** Whether the package has no WARC file at all. */
    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Why nothing may be shown, if there is something and all of it is closed. */
    Optional<Refused> refusal() {
        return open.isEmpty() ? first : Optional.empty();
    }

    private void sort(PackagedPart part) {
        if (part.sections().isPresent()) {
            sections(part, part.sections().get());
            return;
        }
        boolean isPost = part.kind() == PackagedPart.Kind.POST && part.besides().isEmpty();
        Verdict verdict = look(part);
        if (verdict.refused().isPresent()) {
            first = first.or(verdict::refused);
        } else {
            show(new Part(part.warc(), part.accession(), part.entry(), Optional.empty()), verdict);
        }
        long shut = verdict.refused().isPresent() ? 1 : 0;
        closed = closed.and(isPost ? new Closed(shut, 1, 0, 0) : new Closed(0, 0, shut, 0));
    }

    private Verdict look(PackagedPart part) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        categories.addAll(part.categories());
        Verdict verdict = Verdict.OPEN;
        for (String warc : part.besides()) {
            PackagedPart post = parts.get(warc);
            if (post != null && post != part) {
                post.categories().stream()
                        .filter(PackagedParts.OF_POSTS::contains)
                        .forEach(categories::add);
                verdict = verdict.and(asItIsNow(post, post.categories()));
            }
        }
        return asItIsNow(part, categories).and(verdict);
    }

    /** By the terms of the accession that brought it, and of the newest that lists its post, if that asks for more. */
    private Verdict asItIsNow(PackagedPart part, Set<Category> categories) {
        Verdict verdict = door.look(part.accession(), categories, part.warc());
        Set<Category> more = part.now();
        return more.isEmpty() ? verdict : verdict.and(door.look(part.newest(), more, part.warc()));
    }

    /** Counts that an accession tells of posts whose pages an earlier one brought; the records tell them too. */
    private void counts(int accession) {
        Verdict verdict = door.look(accession, EnumSet.of(Category.ENGAGEMENT), "");
        if (verdict.refused().isEmpty()) {
            counted.add(accession);
            terms = terms.map(verdict::and);
        } else if (!parts.containsKey(PackageFile.ACCOUNT_WARC.path(accession))) {
            closed = closed.and(new Closed(0, 0, 0, 1));
        }
    }

    private void sections(PackagedPart part, AccountSections sections) {
        Set<Category> held = sections.held().isEmpty() ? EnumSet.allOf(Category.class) : sections.held();
        Set<Category> shown = EnumSet.noneOf(Category.class);
        Verdict all = Verdict.OPEN;
        for (Category category : held) {
            Verdict verdict = door.look(part.accession(), EnumSet.of(category), part.warc());
            if (verdict.refused().isPresent()) {
                first = first.or(verdict::refused);
            } else {
                shown.add(category);
                all = all.and(verdict);
            }
        }
        closed = closed.and(new Closed(0, 0, 0, held.size() - shown.size()));
        if (shown.size() == held.size()) {
            show(new Part(part.warc(), part.accession(), Optional.empty(), Optional.empty()), all);
        } else if (!shown.isEmpty()) {
            show(new Part(part.warc(), part.accession(), Optional.empty(), Optional.of(sections.open(shown))), all);
        }
    }

    private void show(Part part, Verdict verdict) {
        open.add(part);
        terms = Optional.of(terms.map(verdict::and).orElse(verdict));
    }
}
