package org.posterity.rights;

import static org.posterity.rights.ProcessingRegister.listed;

import java.util.ArrayList;
import java.util.List;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet.Section;

/** What the record of processing says of the institution itself: from its settings, not from what it holds. */
final class ControllerSections {
    private static final List<String> MEASURES_OF_THE_PROGRAM = List.of(
            "Nothing of an export is read before a consent record has been checked; what consent or selection policy does not"
                    + " cover is never written.",
            "Names of other people are replaced by keyed pseudonyms (HMAC-SHA-256); the key lies outside the archive.",
            "Packages, folders and journal go by opaque identifiers, without names.",
            "No value from an export reaches a log, an error message or a report on a refusal.",
            "Copies to read are handed out only as access level, embargo and validity of the consent allow; each is recorded.",
            "Agreements with names, contact data and signed papers lie apart from the packages, readable only to the user who runs"
                    + " the program.",
            "Every file has digests in two algorithms that are checked when it is stored and when it is handed out.");

    private final Controller controller;

    ControllerSections(Controller controller) {
        this.controller = controller;
    }

    Section controller() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Institution", controller.institution().orElse("as the agreements name it (below)")));
        facts.add(new Fact("Contact", controller.contact().orElse("not stated (contact.name)")));
        facts.add(new Fact("E-mail", controller.email().orElse("not stated (contact.email)")));
        facts.addAll(listed(controller.joint(), "Joint controller", "not stated (register.joint-controllers)"));
        facts.add(new Fact(
                "Representative in the Union",
                controller.representative().orElse("not stated (register.representative)")));
        facts.add(new Fact("Data protection officer", controller.officer().orElse("not stated (register.officer)")));
        return new Section("Controller (a)", facts);
    }

    Section agreements(int count) {
        return new Section(
                "Agreement files (c)",
                List.of(
                        new Fact("Held", Integer.toString(count)),
                        new Fact(
                                "Data subjects",
                                "those who granted (creators, guardians, owners of one account together, organisations, estates), and"
                                        + " who accepted for the institution"),
                        new Fact(
                                "Personal data",
                                "names, days of signature, contact data, account names, whether the creator is of age, signed papers"),
                        new Fact("Where", "the folder agreements of the archive, apart from the packages"),
                        new Fact("Purpose", "proof that consent was asked and given (GDPR Art. 7(1))")));
    }

    Section recipients(int handedOut) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Readers", "as the access levels say"));
        facts.addAll(listed(controller.recipients(), "Also", "nobody else is stated (register.recipients)"));
        facts.add(new Fact("Packages of which copies were asked for so far", Integer.toString(handedOut)));
        return new Section("Recipients (d)", facts);
    }

    Section storage() {
        Controller.Storage storage = controller.storage();
        List<Fact> facts = new ArrayList<>(listed(storage.places(), "Place", "not stated (storage.place)"));
        facts.add(new Fact(
                "Countries",
                storage.countries().isEmpty()
                        ? "not stated (storage.country)"
                        : String.join(", ", storage.countries())));
        if (storage.thirdCountries().isEmpty()) {
            facts.add(
                    new Fact("Transfers", "no place of storage is called a third country (register.third-countries)"));
        } else {
            facts.add(new Fact(
                    "Transfers",
                    "Copies lie in " + String.join(", ", storage.thirdCountries())
                            + ", which the institution calls a third country (GDPR Art. 44)."));
            facts.addAll(listed(storage.safeguards(), "Safeguards", "not stated (register.safeguards)"));
        }
        return new Section("Storage and transfers (e)", facts);
    }

    Section otherTimeLimits() {
        return new Section(
                "Other time limits (f)",
                List.of(
                        new Fact(
                                "Agreement files",
                                controller.agreementsKept().orElse("not stated (register.agreements-kept)")),
                        new Fact(
                                "What consent does not cover",
                                "never written; the workspace is emptied after each submission"),
                        new Fact("Index of holdings", "as the packages; it can be made anew at any time"),
                        new Fact(
                                "Reports on what was not taken in",
                                "until somebody deletes them; they name files and faults, no content")));
    }

    Section measures() {
        List<Fact> measures = new ArrayList<>(listed(MEASURES_OF_THE_PROGRAM, "Of the program", ""));
        measures.addAll(listed(controller.measures(), "Of the institution", "not stated (register.measures)"));
        return new Section("Technical and organisational measures (g)", measures);
    }
}
