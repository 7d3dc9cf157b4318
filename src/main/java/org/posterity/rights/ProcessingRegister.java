package org.posterity.rights;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.access.StoredDecisions;
import org.posterity.access.StoredTerms;
import org.posterity.consent.ConsentTerms;
import org.posterity.consent.KeptAgreements;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;

/**
 * The record of processing activities (GDPR Art. 30(1)), drawn from the settings, the selection policy, and the terms that the
 * stored packages carry. It names no donor: it may be shown to an authority as it is.
 */
public final class ProcessingRegister {
    private final StoredPackages storage;
    private final KeptAgreements agreements;
    private final Journal journal;
    private final Controller controller;
    private final SelectionPolicy table;
    private final Clock clock;
    private final SortedMap<PackageId, String> unread = new TreeMap<>(Comparator.comparing(PackageId::value));

    public ProcessingRegister(
            StoredPackages storage,
            KeptAgreements agreements,
            Journal journal,
            Controller controller,
            SelectionPolicy table,
            Clock clock) {
        this.storage = storage;
        this.agreements = agreements;
        this.journal = journal;
        this.controller = controller;
        this.table = table;
        this.clock = clock;
    }

    /** What is processed, by institution as the terms name it; names that differ in case and blanks alone are one. */
    public SortedMap<String, Processing> processing() {
        SortedMap<String, Processing> byInstitution = new TreeMap<>(Comparator.comparing(KeptRecord::folded));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        unread.clear();
        for (PackageId aip : storage.ids()) {
            add(aip, byInstitution, today);
        }
        return byInstitution;
    }

    /** The packages that {@link #processing} could not read, in the order of their identifiers, each with what is wrong, as a sentence. */
    public SortedMap<PackageId, String> unread() {
        return Collections.unmodifiableSortedMap(unread);
    }

    private void add(PackageId aip, SortedMap<String, Processing> byInstitution, LocalDate today) {
        try {
            List<StoredFile> files = storage.files(aip);
            ConsentTerms terms = StoredTerms.in(files);
            byInstitution
                    .computeIfAbsent(terms.institution(), name -> new Processing())
                    .add(terms, StoredDecisions.heldAsNumbersAlone(files, terms), today);
        } catch (DamagedPackage e) {
            unread.put(aip, e.what());
        } catch (DamagedFile e) {
            unread.put(aip, e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            unread.put(aip, "Its terms or decisions do not make sense.");
        }
    }

    /** The record as a sheet of facts, in the order of Art. 30(1)(a) to (g). */
    public FactSheet sheet() {
        ControllerSections own = new ControllerSections(controller);
        List<FactSheet.Section> sections = new ArrayList<>();
        sections.add(own.controller());
        SortedMap<String, Processing> byInstitution = processing();
        if (!unread.isEmpty()) {
            sections.add(new FactSheet.Section(
                    "Packages that this record lacks",
                    unread.entrySet().stream()
                            .map(entry -> new Fact(
                                    "Package " + entry.getKey().shortForm(),
                                    "It cannot be read: it is not counted below. " + entry.getValue()))
                            .toList()));
        }
        byInstitution.forEach(
                (institution, processing) -> sections.addAll(new ProcessingSections(institution, processing).all()));
        sections.add(own.agreements(agreements.ids().size()));
        sections.add(
                own.recipients(journal.packagesWith(EventType.DISSEMINATION).size()));
        sections.add(own.storage());
        sections.add(own.otherTimeLimits());
        sections.add(own.measures());
        sections.add(new FactSheet.Section(
                "What becomes of the parts of a donation (g)", new TableOfTreatments(table).facts()));
        return new FactSheet(
                "Record of processing activities",
                "GDPR Art. 30(1)",
                "Drawn from the archive's settings, its selection policy, and the terms of consent that its packages carry. What says"
                        + " \"not stated\" is for the institution to add in its settings, where it applies. Not legal advice.",
                clock.instant(),
                sections);
    }

    static List<Fact> listed(List<String> values, String label, String none) {
        return values.isEmpty()
                ? List.of(new Fact(label, none))
                : values.stream().map(value -> new Fact(label, value)).toList();
    }
}
