package org.posterity.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.consent.ConsentRecord.Controller;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Grantor;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.consent.Keeping.Unselected;
import org.posterity.located.Document;
import org.posterity.located.Value;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Platform;
import org.posterity.model.Platforms;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Deed;
import org.posterity.record.Deed.Copyright;
import org.posterity.record.Deed.Preservation;
import org.posterity.record.Deed.Transfer;
import org.posterity.record.Grant;
import org.posterity.record.LegalBasis;
import org.posterity.record.ThirdParties;

/**
 * Makes a record from JSON, and finds mistakes beyond its form. It does not rely on the schema, which an institution may have
 * loosened.
 */
final class RecordInterpreter {
    private RecordInterpreter() {}

    /** The record; null if there are faults. */
    static ConsentRecord interpret(Document document, Digest digest, Platforms platforms) {
        Value record = document.value().group();
        if (!record.isGroup()) {
            return null;
        }
        Grantor grantor = grantor(record.at("grantor").group());
        boolean minor = "minor"
                .equals(record.needed(
                        "age", age -> age.word(text -> Optional.of(text).filter(List.of("adult", "minor")::contains))));
        Optional<LocalDate> majority = minor
                ? Optional.ofNullable(record.needed("majority", Value::day))
                : record.at("majority").day();
        Optional<BirthDateNote> birthDateInExport =
                record.at("birthDateInExport").word(BirthDateNote::parse);
        Controller institution = institution(record.at("institution").group());
        Notice notice = notice(record.at("notice").group());
        LegalBasis legalBasis = legalBasis(record.at("legalBasis").group());
        List<Evidence> evidence = record.at("evidence").groups().stream()
                .map(RecordInterpreter::paper)
                .toList();
        List<Event> events = record.at("events").groups().stream()
                .map(RecordInterpreter::event)
                .toList();
        Value embargo = record.optionalGroup("embargo");
        Optional<LocalDate> embargoUntil = embargo.at("untilDate").day();
        Optional<String> embargoEvent = embargo.at("event").text();
        String id = record.needed("id", Value::text);
        List<Account> accounts = accounts(record.at("accounts").groups(), platforms);
        List<Grant> grants = GrantRules.read(record);
        ThirdParties thirdParties = record.needed("thirdParties", value -> value.word(ThirdParties::parse));
        List<String> countries = record.at("countries").elements().stream()
                .flatMap(country -> country.text().stream())
                .toList();
        boolean unnamed = record.at("accountUnnamed").flag();
        Optional<String> withoutExport = record.has("withoutExport")
                ? Optional.ofNullable(record.at("withoutExport").group().needed("reason", Value::text))
                : Optional.empty();

        Deed deed = deed(record);
        Keeping keeping = new Keeping(
                record.at("unselected").word(Unselected::parse),
                record.at("successor").text(),
                record.at("contactAfterDeath").text());

        ConsentRecordRules.examine(record, grantor, accounts, events, grants);
        ConsentRecordRules.majorityIsKnown(record, minor, majority, events);
        if (!document.faults().isEmpty()) {
            return null;
        }
        ConsentTerms terms = new ConsentTerms(
                id,
                accounts,
                unnamed,
                institution.name(),
                grants,
                embargoUntil,
                notice.version(),
                notice.digest(),
                digest,
                embargoEvent.isPresent(),
                thirdParties,
                countries,
                evidence.stream().map(Evidence::digest).toList(),
                Optional.of(legalBasis),
                withoutExport,
                deed.saysNothing() ? Optional.empty() : Optional.of(deed));
        return new ConsentRecord(
                grantor,
                minor,
                majority,
                birthDateInExport,
                institution,
                notice,
                embargoEvent,
                evidence,
                events,
                keeping,
                terms);
    }

    private static Grantor grantor(Value grantor) {
        return new Grantor(
                grantor.needed("capacity", value -> value.word(GrantorCapacity::parse)),
                grantor.at("persons").groups().stream()
                        .map(person -> new Person(
                                person.needed("name", Value::text),
                                person.at("signedAt").day(),
                                person.at("contact").text()))
                        .toList());
    }

    private static Controller institution(Value institution) {
        return new Controller(
                institution.needed("name", Value::text),
                institution.needed("acceptedBy", Value::text),
                institution.needed("acceptedAt", Value::day));
    }

    private static Notice notice(Value notice) {
        Digest digest = notice.needed("digest", Value::digest);
        Optional<String> text = notice.at("text").text();
        if (digest != null
                && text.filter(it -> !NoticeText.digest(it).equals(digest)).isPresent()) {
            notice.at("text")
                    .faultIfFirst(
                            "This text does not have the digest given for the notice.",
                            "Give the exact text that the donor read, with all line breaks, or omit it.");
        }
        return new Notice(
                notice.needed("version", Value::text),
                notice.needed("language", Value::text),
                digest,
                notice.at("title").text(),
                text,
                notice.at("form").text());
    }

    private static LegalBasis legalBasis(Value basis) {
        return new LegalBasis(
                basis.needed("kind", Value::text), basis.at("provision").text());
    }

    private static Evidence paper(Value paper) {
        return new Evidence(
                paper.needed("name", Value::text),
                paper.needed("digest", Value::digest),
                paper.at("handedIn").flag());
    }

    private static Event event(Value event) {
        return new Event(
                event.needed("type", value -> value.word(EventKind::parse)),
                event.needed("at", Value::day),
                event.at("by").text(),
                event.at("capacity").word(GrantorCapacity::parse),
                event.at("evidence").text(),
                event.at("enteredBy").text(),
                event.at("approvedBy").text());
    }

    private static Deed deed(Value record) {
        Value copyright = record.optionalGroup("copyright");
        Optional<Copyright> status = record.has("copyright")
                ? Optional.ofNullable(copyright.needed("status", value -> value.word(Copyright::parse)))
                : Optional.empty();
        Optional<String> uri = copyright.at("uri").text();
        if (uri.filter(it -> !RightsUri.isKnown(it)).isPresent()) {
            copyright
                    .at("uri")
                    .faultIfFirst(
                            "This is not the address of a Creative Commons licence or a RightsStatements.org statement.",
                            "Write it as https://creativecommons.org/licenses/by/4.0/ or "
                                    + "http://rightsstatements.org/vocab/InC/1.0/, with the slash at the end.");
        }
        if (status.equals(Optional.of(Copyright.LICENSED)) && uri.isEmpty()) {
            copyright
                    .at("uri")
                    .faultUnlessItFollows(
                            "The copyright is licensed, but the licence is not named.",
                            "Add uri, for example https://creativecommons.org/licenses/by/4.0/.");
        }
        Set<Preservation> preservation = EnumSet.noneOf(Preservation.class);
        record.at("preservationActs")
                .elements()
                .forEach(act -> act.word(Preservation::parse).ifPresent(preservation::add));
        return new Deed(
                record.at("transfer").word(Transfer::parse),
                status,
                uri,
                preservation,
                record.at("creditAs").text());
    }

    private static List<Account> accounts(List<Value> accounts, Platforms platforms) {
        List<Account> named = new ArrayList<>();
        for (Value account : accounts) {
            String platform = account.needed("platform", Value::text);
            String username = account.needed("username", Value::text);
            if (platform == null || username == null) {
                continue;
            }
            Optional<Platform> known = platforms.of(platform);
            if (known.isEmpty()) {
                account.at("platform").faultIfFirst("This platform is not supported.", platforms.inWords());
            }
            known.ifPresent(of -> of.account(username)
                    .ifPresentOrElse(
                            named::add,
                            () -> account.at("username")
                                    .faultIfFirst(
                                            "This is not a user name of " + of.name() + ".",
                                            "Write the name alone, as " + of.example()
                                                    + ", without an address or spaces.")));
        }
        return named;
    }
}
