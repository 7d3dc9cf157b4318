package org.posterity.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Controller;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Grantor;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.located.Document;
import org.posterity.located.Value;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Platform;
import org.posterity.model.Platforms;
import org.posterity.record.ConsentTerms;
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

        ConsentRecordRules.examine(record, grantor, accounts, events, grants);
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
                withoutExport);
        return new ConsentRecord(
                grantor, minor, birthDateInExport, institution, notice, embargoEvent, evidence, events, terms);
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
                event.at("by").text());
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
