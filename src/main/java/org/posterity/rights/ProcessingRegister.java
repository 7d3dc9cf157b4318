package org.posterity.rights;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.access.StoredTerms;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.page.Fact;
import org.posterity.packaging.page.FactSheet;
import org.posterity.storage.StoredPackages;

/**
 * The record of processing activities (GDPR Art. 30(1)), drawn from the settings and from the terms that the stored packages
 * carry. It names no donor: it may be shown to an authority as it is.
 */
public final class ProcessingRegister {
    private static final List<String> MEASURES_OF_THE_PROGRAM = List.of(
            "Nothing of an export is read before a consent record has been checked; what consent or retention table does not"
                    + " cover is never written.",
            "Names of other people are replaced by keyed pseudonyms (HMAC-SHA-256); the key lies outside the archive.",
            "Packages, folders and journal go by opaque identifiers, without names.",
            "No value from an export reaches a log, an error message or a quarantine report.",
            "Copies to read are handed out only as access level, embargo and validity of the consent allow; each is recorded.",
            "Every file has digests in two algorithms that are checked when it is stored and when it is handed out.");

    private final StoredPackages storage;
    private final Controller controller;
    private final Clock clock;

    public ProcessingRegister(StoredPackages storage, Controller controller, Clock clock) {
        this.storage = storage;
        this.controller = controller;
        this.clock = clock;
    }

    /** What is processed, by institution as the terms name it. */
    public SortedMap<String, Processing> processing() {
        SortedMap<String, Processing> byInstitution = new TreeMap<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (PackageId aip : storage.ids()) {
            ConsentTerms terms = terms(aip);
            byInstitution
                    .computeIfAbsent(terms.institution(), name -> new Processing())
                    .add(terms, today);
        }
        return byInstitution;
    }

    private ConsentTerms terms(PackageId aip) {
        try {
            return StoredTerms.in(storage.files(aip));
        } catch (IOException | IllegalArgumentException e) {
            throw new TerminalFailure("The terms of package " + aip + " cannot be read; validate the package.");
        }
    }

    /** The record as a sheet of facts, in the order of Art. 30(1)(a) to (g). */
    public FactSheet sheet() {
        List<FactSheet.Section> sections = new ArrayList<>();
        sections.add(new FactSheet.Section("Controller (a)", controllerFacts()));
        processing().forEach((institution, processing) -> sections.addAll(sections(institution, processing)));
        sections.add(new FactSheet.Section("Recipients (d)", recipients()));
        sections.add(new FactSheet.Section(
                "Storage and transfers (e)",
                listed(controller.storagePlaces(), "Place", "not stated (storage.place)")));
        List<Fact> measures = new ArrayList<>(listed(MEASURES_OF_THE_PROGRAM, "Of the program", ""));
        measures.addAll(listed(controller.measures(), "Of the institution", "not stated (register.measures)"));
        sections.add(new FactSheet.Section("Technical and organisational measures (g)", measures));
        return new FactSheet(
                "Record of processing activities",
                "GDPR Art. 30(1)",
                "Drawn from the archive's settings and from the terms of consent that its packages carry. What says \"not stated\" is"
                        + " for the institution to add in its settings. Not legal advice.",
                clock.instant(),
                sections);
    }

    private List<Fact> controllerFacts() {
        return List.of(
                new Fact("Institution", controller.institution().orElse("as the agreements name it (below)")),
                new Fact("Contact", controller.contact().orElse("not stated (contact.name)")),
                new Fact("E-mail", controller.email().orElse("not stated (contact.email)")),
                new Fact("Data protection officer", controller.officer().orElse("not stated (register.officer)")));
    }

    private static List<FactSheet.Section> sections(String institution, Processing processing) {
        int all = processing.packages();
        List<Fact> purposes = new ArrayList<>();
        purposes.add(new Fact("Activity", "Preserving what creators of social media have donated"));
        purposes.add(new Fact("Packages", Integer.toString(all)));
        processing.purposes().forEach((purpose, count) -> purposes.add(new Fact(purpose, of(count, all))));
        List<Fact> data = new ArrayList<>();
        data.add(new Fact(
                "Data subjects", "creators who donated; other people in what they made, pseudonymised or left out"));
        processing.categories().forEach((category, count) -> data.add(new Fact(category.words(), of(count, all))));
        List<Fact> access = new ArrayList<>();
        processing.access().forEach((level, count) -> access.add(new Fact(level.words(), of(count, all))));
        access.add(new Fact("Under embargo today", of(processing.embargoed(), all)));
        List<Fact> limits = new ArrayList<>();
        int ending =
                processing.ends().values().stream().mapToInt(Integer::intValue).sum();
        limits.add(new Fact("Given for good", of(all - ending, all)));
        processing.ends().forEach((day, count) -> limits.add(new Fact("Consent ends on " + day, of(count, all))));
        processing
                .countries()
                .forEach((countries, count) -> limits.add(new Fact("Stored only in " + countries, of(count, all))));
        return List.of(
                new FactSheet.Section("Purposes (b): " + institution, purposes),
                new FactSheet.Section("Data subjects and personal data (c): " + institution, data),
                new FactSheet.Section("Readers (d): " + institution, access),
                new FactSheet.Section("Time limits (f): " + institution, limits));
    }

    private List<Fact> recipients() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Readers", "as the access levels say"));
        facts.addAll(listed(controller.recipients(), "Also", "nobody else is stated (register.recipients)"));
        return facts;
    }

    private static List<Fact> listed(List<String> values, String label, String none) {
        return values.isEmpty()
                ? List.of(new Fact(label, none))
                : values.stream().map(value -> new Fact(label, value)).toList();
    }

    private static String of(int count, int all) {
        return count + " of " + all + (all == 1 ? " package" : " packages");
    }
}
