package org.posterity.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.posterity.application.SettingsRules;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.CountryCodes;
import org.posterity.consent.GrantorCapacity;
import org.posterity.consent.HouseRules;
import org.posterity.model.Account;

/** Asks an archivist for all that the options do not say, in the order of a conversation with the donor. */
final class ConsentInterview {
    private static final String USUAL_CATEGORIES = "posts,media,profile,engagement";
    private static final String GUARDIAN = "guardian";
    private static final String ACCOUNT_RULE =
            "An account is written PLATFORM:USERNAME without blanks, for example tiktok:kelp.and.kites, or as the address of its"
                    + " page.";

    private final Interview interview;
    private final ConsentChoices choices;
    private final LocalDate today;

    ConsentInterview(Interview interview, ConsentChoices choices, LocalDate today) {
        this.interview = interview;
        this.choices = choices;
        this.today = today;
    }

    void complete(ConsentOptions options, HouseRules house) {
        interview.say("A few questions. An answer in [brackets] is taken when you only press Enter.");
        people(options);
        options.institution = given(
                options.institution,
                () -> interview.ask(
                        "Your institution",
                        house.institution(),
                        answer -> Optional.of(answer).filter(house::isHere),
                        "Please type its name as it stands in your settings, where it does."));
        options.acceptedBy = given(options.acceptedBy, () -> interview.text("Who accepts for the institution"));
        accounts(options);
        options.notice = given(
                options.notice, () -> interview.text("What the donor had read: the file of your notice, or its words"));
        scope(options);
        limits(options);
        options.out = given(
                options.out,
                () -> interview.ask(
                        "Write the record to",
                        "consent.json",
                        answer -> Optional.of(Path.of(answer)),
                        "Please type the name of a file."));
    }

    private void people(ConsentOptions options) {
        if (!options.minor && !"organisation".equals(options.capacity)) {
            minor(options);
        }
        if (options.minor) {
            options.capacity = GUARDIAN;
            options.donor = given(options.donor, () -> guardian(""));
        } else {
            options.donor = given(options.donor, () -> interview.text("Who gives consent (name)"));
        }
        if (options.capacity == null) {
            options.capacity = interview.one(
                    "As what does the donor sign",
                    Arrays.stream(GrantorCapacity.values())
                            .map(GrantorCapacity::id)
                            .toList(),
                    options.jointSigners.isEmpty() ? "creator" : "joint");
        }
        if (options.capacity.equals("joint") && options.jointSigners.isEmpty()) {
            do {
                String name = interview.text("Who else owns the account (name)");
                options.jointSigners.add(name + "=" + interview.day("Signed on", today));
            } while (interview.yes("Anybody else", false));
        }
        if (options.signed == null && !options.jointSigners.isEmpty()) {
            options.signed =
                    interview.day("The donor themselves signed on", today).toString();
        }
        if (options.contact == null) {
            options.contact = interview.optionalText("How to reach the donor").orElse(null);
        }
    }

    /** Somebody who was named before their age was asked for may be the creator: it is asked who grants in their place. */
    private void minor(ConsentOptions options) {
        options.minor = interview.yes("Is the creator under age", false);
        if (options.minor && options.donor != null) {
            options.donor = guardian(options.donor);
        }
    }

    private String guardian(String named) {
        return interview.ask(
                "Name of the parent or guardian who gives consent", named, Optional::of, "Please type a name.");
    }

    private void accounts(ConsentOptions options) {
        if (options.accounts != null) {
            return;
        }
        do {
            String account = interview.ask("Account, as tiktok:USERNAME", "", ConsentInterview::account, ACCOUNT_RULE);
            options.accounts = options.accounts == null ? new ArrayList<>() : options.accounts;
            options.accounts.add(account);
        } while (interview.yes("Another account", false));
    }

    private void scope(ConsentOptions options) {
        ScopeOptions scope = options.scope;
        boolean grantsAreGiven = !scope.grants.isEmpty();
        if (!grantsAreGiven) {
            scope.categories = given(
                    scope.categories, () -> interview.some("What may be kept", choices.categories(), USUAL_CATEGORIES));
        }
        List<String> missing = new ArrayList<>();
        scope.noteMissing(missing);
        if (missing.contains("--purpose")) {
            scope.purposes = interview.some("What for", choices.purposes(), "preservation");
        }
        if (missing.contains("--access")) {
            scope.access = interview.one("Who may see it", choices.access(), "on-site");
        }
        if (missing.contains("--from")) {
            scope.from = interview.day("From which day", today).toString();
        }
        if (scope.until == null && !grantsAreGiven) {
            scope.until =
                    interview.optionalDay("Last day").map(LocalDate::toString).orElse(null);
        }
        while (!grantsAreGiven && interview.yes("Another grant, to be shown to others or for another time", false)) {
            scope.grants.add(anotherGrant(scope));
        }
    }

    private String anotherGrant(ScopeOptions scope) {
        StringBuilder grant = new StringBuilder("categories=");
        grant.append(String.join(",", interview.some("What may be kept by it", choices.categories(), "")));
        String usual = String.join(",", scope.purposes);
        grant.append(";purposes=").append(String.join(",", interview.some("What for", choices.purposes(), usual)));
        grant.append(";access=").append(interview.one("Who may see it", choices.access(), scope.access));
        grant.append(";from=").append(interview.day("From which day", LocalDate.parse(scope.from)));
        interview
                .optionalDay("Last day")
                .ifPresent(day -> grant.append(";until=").append(day));
        return grant.toString();
    }

    private void limits(ConsentOptions options) {
        if (options.embargoUntil == null && options.embargoEvent == null) {
            options.embargoUntil = interview
                    .optionalDay("Shown to nobody before this day")
                    .map(LocalDate::toString)
                    .orElse(null);
            if (options.embargoUntil == null) {
                options.embargoEvent = interview
                        .optionalText("Shown to nobody before this event")
                        .orElse(null);
            }
        }
        if (options.countries.isEmpty()) {
            options.countries.addAll(interview.ask(
                    "The only countries where copies may be stored, as DE,AT (empty: any)",
                    " ",
                    ConsentInterview::countries,
                    "Please write the two letters of ISO 3166-1 for each, as DE, with commas between them."));
        }
        options.thirdParties = given(
                options.thirdParties,
                () -> interview.one("Other people in it", List.of("pseudonymise", "leave-out"), "pseudonymise"));
        options.legalBasis =
                given(options.legalBasis, () -> interview.one("Your ground in law", choices.legalBases(), "consent"));
    }

    private static Optional<List<String>> countries(String answer) {
        List<String> codes = SettingsRules.codes(answer)
                .map(code -> code.toUpperCase(Locale.ROOT))
                .toList();
        return codes.stream().allMatch(CountryCodes::contains) ? Optional.of(codes) : Optional.empty();
    }

    private static Optional<String> account(String answer) {
        try {
            return Optional.of(Account.written(answer).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> T given(T option, Supplier<T> question) {
        return option == null ? question.get() : option;
    }
}
