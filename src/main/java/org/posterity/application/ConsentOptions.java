package org.posterity.application;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.consent.BirthDateNote;
import org.posterity.consent.ConsentAnswers;
import org.posterity.consent.ConsentConditions;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.consent.GrantorCapacity;
import org.posterity.consent.LegalBasis;
import org.posterity.consent.ThirdParties;
import org.posterity.model.Account;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code consent new} is told by options; an interview fills in what is missing. */
final class ConsentOptions {
    @Option(names = "--donor", paramLabel = "NAME", description = "Who gives consent.")
    String donor;

    @Option(names = "--accepted-by", paramLabel = "NAME", description = "Who accepted it for the institution.")
    String acceptedBy;

    @Option(
            names = "--account",
            paramLabel = "tiktok:USERNAME",
            description = "An account that it covers; may be repeated.")
    List<String> accounts;

    @Option(
            names = "--account-unnamed",
            description = "Also covers an export that names no account (partial and old ones).")
    boolean accountUnnamed;

    @Option(
            names = "--without-export",
            paramLabel = "REASON",
            description = "Media come without an export, for this reason (account banned, deleted, …).")
    String withoutExport;

    @Option(names = "--institution", paramLabel = "NAME", description = "The institution that receives.")
    String institution;

    @Option(
            names = "--notice",
            paramLabel = "TEXT|FILE",
            description = "What the donor was told before agreeing; only its digest is kept in the record.")
    String notice;

    @Mixin
    ScopeOptions scope = new ScopeOptions();

    @Option(
            names = "--capacity",
            paramLabel = "WORD",
            description = "As what the donor signs: creator (usual), guardian, organisation, joint, estate.")
    String capacity;

    @Option(names = "--minor", description = "The creator is under age; then the donor is a guardian.")
    boolean minor;

    @Option(
            names = "--birth-date-in-export",
            paramLabel = "WORD",
            description =
                    "What you know of the birth date in the export: wrong (the platform was given a wrong one; counts for a"
                            + " minor only), or looked-at (the program cannot read it; you have, and it agrees with the age).")
    String birthDateInExport;

    @Option(names = "--signed", paramLabel = "DATE", description = "The day on which the donor signed.")
    LocalDate signed;

    @Option(
            names = "--contact",
            paramLabel = "TEXT",
            description = "How to reach the donor; it stays in the agreement file.")
    String contact;

    @Option(
            names = "--joint-signer",
            paramLabel = "NAME=DATE",
            description = "Somebody who owns the account too, and the day of the signature; may be repeated.")
    List<String> jointSigners = new ArrayList<>();

    @Option(names = "--embargo-until", paramLabel = "DATE", description = "Shown to nobody before this day.")
    LocalDate embargoUntil;

    @Option(names = "--embargo-event", paramLabel = "TEXT", description = "Shown to nobody before this event.")
    String embargoEvent;

    @Option(
            names = "--country",
            paramLabel = "CODE,…",
            split = ",",
            description = "The only countries where copies may be stored, as DE; usual: no limit.")
    List<String> countries = new ArrayList<>();

    @Option(
            names = "--third-parties",
            paramLabel = "WORD",
            description = "Other people in it: pseudonymise (usual) or leave-out.")
    String thirdParties;

    @Option(
            names = "--legal-basis",
            paramLabel = "WORD",
            description = "Your ground in law: consent (usual), contract, legal-obligation, public-interest,"
                    + " legitimate-interest, other.")
    String legalBasis;

    @Option(names = "--provision", paramLabel = "TEXT", description = "Its provision, as GDPR Art. 6(1)(e).")
    String provision;

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "A signed paper that stays with you; its name and digest are recorded. May be repeated.")
    List<Path> evidence = new ArrayList<>();

    @Option(
            names = "--evidence-handed-in",
            paramLabel = "FILE",
            description = "A signed paper that must be there when the donation is taken in. May be repeated.")
    List<Path> evidenceHandedIn = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the record; nothing is overwritten.")
    Path out;

    /** The options without which there is no record. */
    List<String> missing() {
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("--donor", donor);
        needed.put("--accepted-by", acceptedBy);
        needed.put("--account", accounts);
        needed.put("--institution", institution);
        needed.put("--notice", notice);
        List<String> missing = new ArrayList<>();
        needed.forEach((option, value) -> {
            if (value == null) {
                missing.add(option);
            }
        });
        scope.noteMissing(missing);
        if (out == null) {
            missing.add("--out");
        }
        return missing;
    }

    ConsentAnswers answers() {
        return new ConsentAnswers(
                donor,
                acceptedBy,
                accounts.stream().map(Account::parse).toList(),
                accountUnnamed,
                institution,
                notice,
                scope.answers(),
                Optional.ofNullable(withoutExport));
    }

    ConsentConditions conditions() {
        List<Evidence> papers = new ArrayList<>();
        evidence.forEach(file -> papers.add(ConsentConditions.paper(file, false)));
        evidenceHandedIn.forEach(file -> papers.add(ConsentConditions.paper(file, true)));
        return new ConsentConditions(
                GrantorCapacity.parse(capacity == null ? usualCapacity() : capacity)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The capacity is one of: creator, guardian, organisation, joint, estate.")),
                minor,
                Optional.ofNullable(birthDateInExport)
                        .map(word -> BirthDateNote.parse(word)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "Of the birth date in the export say one of: wrong, looked-at."))),
                Optional.ofNullable(signed),
                Optional.ofNullable(contact),
                jointSigners.stream().map(ConsentOptions::signer).toList(),
                Optional.ofNullable(embargoUntil),
                Optional.ofNullable(embargoEvent),
                countries,
                ThirdParties.parse(thirdParties == null ? ThirdParties.PSEUDONYMISE.id() : thirdParties)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Of other people in it say one of: pseudonymise, leave-out.")),
                new LegalBasis(legalBasis == null ? "consent" : legalBasis, Optional.ofNullable(provision)),
                papers);
    }

    private String usualCapacity() {
        return (jointSigners.isEmpty() ? GrantorCapacity.CREATOR : GrantorCapacity.JOINT).id();
    }

    static Person signer(String nameAndDay) {
        int equals = nameAndDay.lastIndexOf('=');
        try {
            return equals < 0
                    ? new Person(nameAndDay, Optional.empty(), Optional.empty())
                    : new Person(
                            nameAndDay.substring(0, equals),
                            Optional.of(LocalDate.parse(nameAndDay.substring(equals + 1))),
                            Optional.empty());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A joint signer is written NAME=DATE, with a day as 2026-01-31.");
        }
    }
}
