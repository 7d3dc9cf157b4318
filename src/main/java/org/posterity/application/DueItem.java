package org.posterity.application;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/**
 * Something that waits for a person. It names nobody.
 *
 * @param deadline the day by which it should be done; empty: it waits without one
 * @param agreement the identifier of an agreement
 * @param draft the identifier of a donation that came through a personal link
 * @param waits what waits, in a sentence
 * @param toDo what to do, in a sentence or two
 */
public record DueItem(
        DueKind kind,
        Optional<LocalDate> deadline,
        Optional<PackageId> aip,
        Optional<String> agreement,
        Optional<SubmissionId> submission,
        Optional<String> draft,
        String waits,
        String toDo) {

    /** The earliest deadline first, those without one last. */
    static final Comparator<DueItem> BY_DEADLINE = Comparator.<DueItem, LocalDate>comparing(
                    item -> item.deadline().orElse(LocalDate.MAX))
            .thenComparing(DueItem::kind)
            .thenComparing(item -> item.aip().map(PackageId::value).orElse(""))
            .thenComparing(item -> item.agreement().orElse(""))
            .thenComparing(item -> item.submission().map(SubmissionId::value).orElse(""))
            .thenComparing(item -> item.draft().orElse(""));

    /** About a package. */
    static DueItem of(DueKind kind, Optional<LocalDate> deadline, PackageId aip, String waits, String toDo) {
        return new DueItem(
                kind, deadline, Optional.of(aip), Optional.empty(), Optional.empty(), Optional.empty(), waits, toDo);
    }

    /** About a submission that is not held. */
    static DueItem of(DueKind kind, Optional<LocalDate> deadline, SubmissionId submission, String waits, String toDo) {
        return new DueItem(
                kind,
                deadline,
                Optional.empty(),
                Optional.empty(),
                Optional.of(submission),
                Optional.empty(),
                waits,
                toDo);
    }

    /** About a donation that came through a personal link. */
    static DueItem of(DueKind kind, String draft, String waits, String toDo) {
        return new DueItem(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(draft),
                waits,
                toDo);
    }

    /** The same, under an agreement. */
    DueItem under(String id) {
        return new DueItem(kind, deadline, aip, Optional.of(id), submission, draft, waits, toDo);
    }

    /** Whether its deadline has passed on that day. */
    public boolean isOverdue(LocalDate today) {
        return deadline.filter(today::isAfter).isPresent();
    }
}
