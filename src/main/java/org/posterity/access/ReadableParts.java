package org.posterity.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.access.AccessGate.Verdict;
import org.posterity.access.Dissemination.Refused;
import org.posterity.model.Category;
import org.posterity.page.CopyView.Entry;
import org.posterity.record.PackageRecords;

/** What of a package may be shown today, in the order of its records, and how much may not. */
final class ReadableParts {
    private final Map<String, PackagedPart> parts;
    private final Door door;
    private final List<Part> open = new ArrayList<>();
    private Optional<Verdict> terms = Optional.empty();
    private Optional<Refused> first = Optional.empty();
    private Closed closed = Closed.NOTHING;

    /**
     * A WARC file.
     *
     * @param warc its path in the bag
     * @param entry what the index of a copy shows of it; absent for what has no page
     * @param sections what of an account may be shown; absent where it is all
     */
    record Part(String warc, Optional<Entry> entry, Optional<AccountSections.Open> sections) {}

    /** What the terms say about content. */
    private interface Door {
        Verdict look(int accession, Set<Category> categories, String warc);
    }

    private ReadableParts(PackageRecords records, Door door) throws IOException {
        this.parts = PackagedParts.of(records);
        this.door = door;
        parts.values().forEach(this::sort);
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
            show(new Part(part.warc(), part.entry(), Optional.empty()), verdict);
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
                verdict = verdict.and(door.look(post.accession(), post.categories(), warc));
            }
        }
        return door.look(part.accession(), categories, part.warc()).and(verdict);
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
            show(new Part(part.warc(), Optional.empty(), Optional.empty()), all);
        } else if (!shown.isEmpty()) {
            show(new Part(part.warc(), Optional.empty(), Optional.of(sections.open(shown))), all);
        }
    }

    private void show(Part part, Verdict verdict) {
        open.add(part);
        terms = Optional.of(terms.map(verdict::and).orElse(verdict));
    }
}
