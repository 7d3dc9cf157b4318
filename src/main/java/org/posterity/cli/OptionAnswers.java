package org.posterity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posterity.consent.BirthDateNote;
import org.posterity.consent.ConsentAnswers;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.ConsentConditions;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.consent.CountryCodes;
import org.posterity.consent.GrantorCapacity;
import org.posterity.consent.LegalBasis;
import org.posterity.consent.ThirdParties;
import org.posterity.model.Account;
import org.posterity.model.Platform;

/**
 * Reads what the options of {@code consent new} say. What is missing or wrong becomes a fault, and something that is allowed
 * stands for it while all else is looked at; so the answers are of use only without faults.
 */
final class OptionAnswers {
    private static final String ANY_PLATFORM = Platform.ids().get(0);

    private final ConsentOptions options;
    private final ConsentChoices choices;
    private final OptionFaults faults;

    OptionAnswers(ConsentOptions options, ConsentChoices choices, OptionFaults faults) {
        this.options = options;
        this.choices = choices;
        this.faults = faults;
    }

    ConsentAnswers answers() {
        return new ConsentAnswers(
                given(options.donor),
                given(options.acceptedBy),
                accounts(),
                options.accountUnnamed,
                given(options.institution),
                given(options.notice),
                options.scope.answers(choices, faults),
                Optional.ofNullable(options.withoutExport));
    }

    ConsentConditions conditions() {
        List<Evidence> papers = new ArrayList<>(papers("--evidence", options.evidence, false));
        papers.addAll(papers("--evidence-handed-in", options.evidenceHandedIn, true));
        return new ConsentConditions(
                capacity(),
                options.minor,
                birthDateNote(),
                Optional.ofNullable(options.signed).flatMap(day -> faults.day("--signed", day)),
                Optional.ofNullable(options.acceptedOn).flatMap(day -> faults.day("--accepted-on", day)),
                Optional.ofNullable(options.contact),
                jointSigners(),
                Optional.ofNullable(options.embargoUntil).flatMap(day -> faults.day("--embargo-until", day)),
                embargoEvent(),
                countries(),
                thirdParties(),
                legalBasis(),
                papers,
                new ConsentConditions.Wording(
                        Optional.ofNullable(options.noticeVersion),
                        Optional.ofNullable(options.noticeLanguage),
                        Optional.ofNullable(options.formVersion)));
    }

    private static String given(String text) {
        return text == null ? "missing" : text;
    }

    private List<Account> accounts() {
        List<Account> read = new ArrayList<>();
        for (int i = 0; options.accounts != null && i < options.accounts.size(); i++) {
            try {
                read.add(Account.written(options.accounts.get(i)));
            } catch (IllegalArgumentException e) {
                read.add(new Account(ANY_PLATFORM, "any-" + i));
                faults.add(numbered("--account", i), e.getMessage());
            }
        }
        return read.isEmpty() ? List.of(new Account(ANY_PLATFORM, "any")) : read;
    }

    private GrantorCapacity capacity() {
        Optional<GrantorCapacity> said = options.capacity == null
                ? Optional.of(usualCapacity())
                : GrantorCapacity.parse(options.capacity.strip());
        if (said.isEmpty()) {
            faults.add(
                    "--capacity",
                    "This is none of those that there are: creator, guardian, organisation, joint, estate.");
        }
        if (options.minor && said.filter(it -> it != GrantorCapacity.GUARDIAN).isPresent()) {
            faults.add(
                    "--capacity", "For a minor a parent or guardian grants: say guardian, and name them with --donor.");
        }
        return said.orElse(GrantorCapacity.CREATOR);
    }

    private GrantorCapacity usualCapacity() {
        if (options.minor) {
            return GrantorCapacity.GUARDIAN;
        }
        return options.jointSigners.isEmpty() ? GrantorCapacity.CREATOR : GrantorCapacity.JOINT;
    }

    private List<Person> jointSigners() {
        List<Person> signers = new ArrayList<>();
        for (int i = 0; i < options.jointSigners.size(); i++) {
            String nameAndDay = options.jointSigners.get(i);
            int equals = nameAndDay.lastIndexOf('=');
            signers.add(
                    equals < 0
                            ? new Person(nameAndDay, Optional.empty(), Optional.empty())
                            : new Person(
                                    nameAndDay.substring(0, equals),
                                    faults.day(
                                            numbered("--joint-signer", i) + " (NAME=DATE)",
                                            nameAndDay.substring(equals + 1)),
                                    Optional.empty()));
        }
        return signers;
    }

    private Optional<String> embargoEvent() {
        if (options.embargoUntil != null && options.embargoEvent != null) {
            faults.add("--embargo-event", "An embargo ends on a day or with an event: say one of them.");
            return Optional.empty();
        }
        return Optional.ofNullable(options.embargoEvent);
    }

    private List<String> countries() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < options.countries.size(); i++) {
            String code = options.countries.get(i).strip().toUpperCase(Locale.ROOT);
            if (CountryCodes.contains(code)) {
                codes.add(code);
            } else {
                faults.add(
                        numbered("--country", i),
                        "This is not the code of a country. Write the two letters of ISO 3166-1, as DE.");
            }
        }
        return codes;
    }

    private ThirdParties thirdParties() {
        List<String> words =
                Arrays.stream(ThirdParties.values()).map(ThirdParties::id).toList();
        return known("--third-parties", options.thirdParties, words)
                .flatMap(ThirdParties::parse)
                .orElse(ThirdParties.PSEUDONYMISE);
    }

    private Optional<BirthDateNote> birthDateNote() {
        List<String> words =
                Arrays.stream(BirthDateNote.values()).map(BirthDateNote::id).toList();
        return known("--birth-date-in-export", options.birthDateInExport, words).flatMap(BirthDateNote::parse);
    }

    private LegalBasis legalBasis() {
        return new LegalBasis(
                known("--legal-basis", options.legalBasis, choices.legalBases()).orElse("consent"),
                Optional.ofNullable(options.provision));
    }

    private Optional<String> known(String option, String word, List<String> allowed) {
        return word == null
                ? Optional.empty()
                : faults.words(option, List.of(word), allowed).stream().findFirst();
    }

    private List<Evidence> papers(String option, List<Path> files, boolean handedIn) {
        List<Evidence> papers = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (Files.isRegularFile(files.get(i))) {
                papers.add(ConsentConditions.paper(files.get(i), handedIn));
            } else {
                faults.add(
                        numbered(option, i),
                        Files.isDirectory(files.get(i))
                                ? "This is a folder: name the file in it."
                                : "There is no such file.");
            }
        }
        return papers;
    }

    private static String numbered(String option, int index) {
        return option + " " + (index + 1);
    }
}
