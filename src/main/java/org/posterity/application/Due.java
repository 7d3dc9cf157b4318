package org.posterity.application;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.DonorLetter;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.holdings.Holding;
import org.posterity.model.PackageId;
import org.posterity.page.DuePage;
import org.posterity.page.Letter;
import org.posterity.refused.RefusedTransfers;
import org.posterity.sources.upload.Handovers;
import org.posterity.storage.ocfl.OcflAgreements;

/**
 * Lists everything that waits for a person. It reads the index of holdings, and from storage only what changed since, so that it
 * answers at once for a large archive.
 */
public final class Due {
    private final Premises premises;
    private final LocalDate today;

    public Due(Premises premises) {
        this(premises, LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)));
    }

    /** @param today the day on which it is asked */
    Due(Premises premises, LocalDate today) {
        this.premises = premises;
        this.today = today;
    }

    /**
     * What waits.
     *
     * @param items the earliest deadline first
     * @param isWhole whether everything could be read; what could not has been reported
     */
    public record Listing(LocalDate today, List<DueItem> items, boolean isWhole) {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** @param days lists deadlines of this many days ahead only; what is overdue or has no deadline is always listed */
    public Listing run(Optional<Integer> days) {
        if (!Archive.isThere(premises.archive())) {
            return new Listing(today, drafts().toList(), true);
        }
        try (Archive archive = premises.open()) {
            boolean isWhole = !premises.notices().tell(archive.findings());
            return new Listing(today, items(archive, days), isWhole);
        }
    }

    private Stream<DueItem> inputs(Archive archive) {
        Collection<RememberedInput> inputs = archive.inputs().all();
        if (inputs.isEmpty()) {
            return Stream.empty();
        }
        Settings settings = premises.settings();
        Safety safety = Safety.of(archive.told(), settings);
        return DueInputs.of(inputs, settings, aip -> safety.of(aip).isSafe());
    }

    private Stream<DueItem> drafts() {
        return DueDrafts.of(
                new Handovers(new SourceSettings(premises.settings()).uploads()),
                Machine.clock().instant());
    }

    /** What waits in an archive that is open. */
    List<DueItem> items(Archive archive, Optional<Integer> days) {
        List<Holding> held = archive.holdings().list();
        return Stream.of(
                        held.stream().flatMap(holding -> DueTerms.of(holding, today)),
                        held.stream().flatMap(holding -> DueMajorities.of(holding.aip(), archive, today)),
                        DueDecisions.of(archive, today),
                        DueReviews.of(
                                RefusedTransfers.unresolved(premises.archive().resolve("refused"))),
                        inputs(archive),
                        drafts(),
                        DueCopies.of(archive.told().copies()))
                .flatMap(it -> it)
                .filter(item -> isWithin(item, days))
                .sorted(DueItem.BY_DEADLINE)
                .toList();
    }

    private boolean isWithin(DueItem item, Optional<Integer> days) {
        return days.isEmpty()
                || item.deadline()
                        .map(day -> !day.isAfter(today.plusDays(days.get())))
                        .orElse(true);
    }

    /** The page for people, with the letters to print. Names and addresses come from the agreements and stand here only. */
    public DuePage page(Listing listing) {
        List<DuePage.Row> rows = listing.items().stream()
                .map(item -> new DuePage.Row(
                        item.deadline(),
                        item.isOverdue(today),
                        item.kind().words(),
                        about(item),
                        item.waits(),
                        item.toDo()))
                .toList();
        return new DuePage(today, rows, letters(listing));
    }

    /** Which package, agreement or submission. */
    public static String about(DueItem item) {
        return item.aip()
                .map(PackageId::shortForm)
                .or(() -> item.submission().map(it -> it.value()))
                .or(item::agreement)
                .or(item::draft)
                .orElse("");
    }

    /** One letter for all packages under an agreement. */
    private List<Letter> letters(Listing listing) {
        KeptAgreements agreements = OcflAgreements.read(premises.archive());
        DonorLetter letter = new DonorLetter(premises.settings().text("contact.name"), today);
        return listing.items().stream()
                .filter(item -> item.agreement().isPresent())
                .map(item ->
                        new About(item.kind(), item.deadline(), item.agreement().orElseThrow()))
                .distinct()
                .flatMap(about -> about.letter(letter, agreements).stream())
                .toList();
    }

    /** What a letter is about. */
    private record About(DueKind kind, Optional<LocalDate> day, String agreement) {

        /** Empty when no letter is needed, or when the agreement cannot be read, which other commands report. */
        private Optional<Letter> letter(DonorLetter letter, KeptAgreements agreements) {
            try {
                return switch (kind) {
                    case GRANT_ENDS -> Optional.of(letter.onTheEnd(agreements.read(agreement), day.orElseThrow()));
                    case MAJORITY -> Optional.of(letter.onMajority(agreements.read(agreement), day.orElseThrow()));
                    case EMBARGO_WAITS -> letter.onTheEvent(agreements.read(agreement));
                    default -> Optional.empty();
                };
            } catch (UnreadableAgreement e) {
                return Optional.empty();
            }
        }
    }
}
