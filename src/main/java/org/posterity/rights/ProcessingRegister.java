package org.posterity.rights;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.posterity.consent.KeptAgreements;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.record.ConsentTerms;
import org.posterity.record.PackageRecords;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredPackages;

/**
 * The record of processing activities (GDPR Art. 30(1)), made from the settings, the selection policy, and the terms in the
 * stored packages. It names no donor, so it can be shown to an authority as it is.
 */
public final class ProcessingRegister {
    private final StoredPackages storage;
    private final KeptAgreements agreements;
    private final Journal journal;
    private final Function<String, Optional<String>> settings;
    private final SelectionPolicy policy;
    private final Clock clock;
    private final SortedMap<PackageId, String> unread = new TreeMap<>(Comparator.comparing(PackageId::value));

    /**
     * @param settings what the institution says about itself, by the names of its settings; empty ones are shown as not stated
     */
    public ProcessingRegister(
            StoredPackages storage,
            KeptAgreements agreements,
            Journal journal,
            Function<String, Optional<String>> settings,
            SelectionPolicy policy,
            Clock clock) {
        this.storage = storage;
        this.agreements = agreements;
        this.journal = journal;
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
    }

    /** The processing per institution named in the terms; names that differ only in case and spaces count as one. */
    private SortedMap<String, Processing> processing() {
        SortedMap<String, Processing> byInstitution = new TreeMap<>(Comparator.comparing(KeptRecord::folded));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        unread.clear();
        for (PackageId aip : storage.ids()) {
            add(aip, byInstitution, today);
        }
        return byInstitution;
    }

    /**
     * The packages that {@link #sheet} could not read, in order of identifier, each with what is wrong.
     */
    public SortedMap<PackageId, String> unread() {
        return Collections.unmodifiableSortedMap(unread);
    }

    private void add(PackageId aip, SortedMap<String, Processing> byInstitution, LocalDate today) {
        try {
            PackageRecords records = new PackageRecords(new StoredContent(storage.files(aip)));
            int newest = records.newest();
            ConsentTerms granted = records.granted(newest);
            byInstitution
                    .computeIfAbsent(granted.institution(), name -> new Processing())
                    .add(granted, records.terms(), records.accounting(newest).selection(), today);
        } catch (DamagedPackage e) {
            unread.put(aip, e.what());
        } catch (DamagedFile e) {
            unread.put(aip, e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            unread.put(aip, "Its terms or decisions are not valid.");
        }
    }

    /** The record as a sheet of facts, in the order of Art. 30(1)(a) to (g). */
    public FactSheet sheet() {
        RegisterTemplate template = new RegisterTemplate(settings);
        SortedMap<String, Processing> byInstitution = processing();
        List<FactSheet.Section> sections =
                new ArrayList<>(template.fill(RegisterTemplate.INSTITUTION, "", Map.of("unread", factsOnUnread())));
        byInstitution.forEach((institution, processing) ->
                sections.addAll(template.fill(RegisterTemplate.PACKAGES, ": " + institution, processing.facts())));
        int handedOut = journal.packagesWith(EventType.DISSEMINATION).size();
        sections.addAll(template.fill(
                RegisterTemplate.REST,
                "",
                Map.of(
                        "agreements",
                        number("Held", agreements.ids().size()),
                        "handed-out",
                        number("Packages of which copies were handed out so far", handedOut),
                        "transfers",
                        transfers(template),
                        "treatments",
                        TableOfTreatments.facts(policy))));
        return new FactSheet(
                "Record of processing activities",
                "GDPR Art. 30(1)",
                "Made from the archive's settings, its selection policy, and the terms of consent in its "
                        + "packages. Where it says \"not stated\", the institution can add the fact in its "
                        + "settings, if it applies. Not legal advice.",
                List.of(),
                clock.instant(),
                sections);
    }

    private List<Fact> factsOnUnread() {
        return unread.entrySet().stream()
                .map(entry -> new Fact(
                        "Package " + entry.getKey().shortForm(),
                        "It cannot be read, so it is not counted below. " + entry.getValue()))
                .toList();
    }

    /** What the institution calls third countries (Art. 44), and what protects the data there (Art. 46, 49). */
    private List<Fact> transfers(RegisterTemplate template) {
        Optional<String> abroad = settings.apply("register.third-countries");
        if (abroad.isEmpty()) {
            return List.of(new Fact("Transfers", "none stated (register.third-countries)"));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Transfers",
                "Copies are stored in "
                        + String.join(
                                ", ",
                                Arrays.stream(abroad.get().split(";"))
                                        .map(String::strip)
                                        .toList()) + ", which the institution states to be a third country "
                        + "(GDPR Art. 44)."));
        facts.addAll(template.facts("Safeguards: {each register.safeguards}", Map.of()));
        return facts;
    }

    private static List<Fact> number(String label, int number) {
        return List.of(new Fact(label, Integer.toString(number)));
    }
}
