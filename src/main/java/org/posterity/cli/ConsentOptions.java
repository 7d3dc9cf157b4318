package org.posterity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code consent new} is told by options; an interview fills in what is missing. */
final class ConsentOptions {
    @Option(
            names = "--donor",
            paramLabel = "NAME",
            description = "Who gives consent; for a minor the parent or guardian.")
    String donor;

    @Option(names = "--accepted-by", paramLabel = "NAME", description = "Who accepted it for the institution.")
    String acceptedBy;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description =
                    "An account that it covers, as tiktok:USERNAME or as the address of its page; may be repeated.")
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
            description =
                    "What the donor was told before agreeing. Plain text is kept in the record; a notice in another form"
                            + " is known by its digest, and kept with the agreement when its file lies in the donation or in your"
                            + " folder of agreements.")
    String notice;

    @Mixin
    ScopeOptions scope = new ScopeOptions();

    @Option(
            names = "--capacity",
            paramLabel = "WORD",
            description =
                    "As what the donor signs: creator (usual), guardian (for a minor), organisation, joint, estate.")
    String capacity;

    @Option(
            names = "--minor",
            description = "The creator is under age: --donor names the parent or guardian who grants.")
    boolean minor;

    @Option(
            names = "--birth-date-in-export",
            paramLabel = "WORD",
            description =
                    "What you know of the birth date in the export: wrong (the platform was given a wrong one; counts for a"
                            + " minor only), or looked-at (the program cannot read it; you have, and it agrees with the age).")
    String birthDateInExport;

    @Option(
            names = "--accepted-on",
            paramLabel = "DATE",
            description = "The day on which the institution accepted (default: when consent was given).")
    String acceptedOn;

    @Option(names = "--signed", paramLabel = "DATE", description = "The day on which the donor signed.")
    String signed;

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
    String embargoUntil;

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
            names = "--notice-version",
            paramLabel = "TEXT",
            description = "Which version of the notice it was (default: the beginning of its digest).")
    String noticeVersion;

    @Option(
            names = "--notice-language",
            paramLabel = "CODE",
            description = "The language in which the donor read and signed, as en or pt-BR.")
    String noticeLanguage;

    @Option(
            names = "--form-version",
            paramLabel = "TEXT",
            description = "Which version of the form the donor signed; the form"
                    + " that this program draws tells it at the top.")
    String formVersion;

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
}
