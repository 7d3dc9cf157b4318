package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Platform;

/** Makes a record out of JSON, and finds what is wrong with it beyond its form. The record is of use only without faults. */
final class RecordInterpreter {
    private final Faults faults;
    private final Digest digest;

    RecordInterpreter(Faults faults, Digest digest) {
        this.faults = faults;
        this.digest = digest;
    }

    /** The record; null when there are faults. */
    ConsentRecord interpret(JsonNode root) {
        if (!root.isObject()) {
            faults.addIfFirst("", "This must be a group of fields in { }.", "See the schema.");
            return null;
        }
        Fields fields = new Fields(root, "", faults);
        Grantor grantor = grantor(fields.object("grantor"));
        boolean minor =
                "minor".equals(fields.word("age", age -> Optional.of(age).filter(List.of("adult", "minor")::contains)));
        Optional<BirthDateNote> birthDateInExport = fields.has("birthDateInExport")
                ? Optional.ofNullable(fields.word("birthDateInExport", BirthDateNote::parse))
                : Optional.empty();
        Controller institution = institution(fields.object("institution"));
        Notice notice = notice(fields.object("notice"));
        LegalBasis legalBasis = legalBasis(fields.object("legalBasis"));
        List<Evidence> evidence = fields.objects("evidence").stream()
                .map(paper -> new Evidence(paper.text("name"), paper.digest("digest"), paper.flag("handedIn")))
                .toList();
        List<Event> events = fields.objects("events").stream()
                .map(event ->
                        new Event(event.word("type", EventKind::parse), event.day("at"), event.optionalText("by")))
                .toList();
        Optional<Fields> embargo = fields.has("embargo") ? Optional.of(fields.object("embargo")) : Optional.empty();
        Optional<LocalDate> embargoUntil = embargo.flatMap(it -> it.optionalDay("untilDate"));
        Optional<String> embargoEvent = embargo.flatMap(it -> it.optionalText("event"));
        String id = fields.text("id");
        List<Account> accounts = accounts(fields.objects("accounts"));
        List<Grant> grants = new GrantRules(faults).read(fields);
        ThirdParties thirdParties = fields.word("thirdParties", ThirdParties::parse);
        List<String> countries = fields.texts("countries");
        boolean unnamed = fields.flag("accountUnnamed");
        Optional<String> withoutExport = fields.has("withoutExport")
                ? Optional.ofNullable(fields.object("withoutExport").text("reason"))
                : Optional.empty();

        new RecordRules(faults).examine(fields, grantor, accounts, countries, events);
        if (!faults.isEmpty()) {
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

    private static Grantor grantor(Fields grantor) {
        return new Grantor(
                grantor.word("capacity", GrantorCapacity::parse),
                grantor.objects("persons").stream()
                        .map(person -> new Person(
                                person.text("name"), person.optionalDay("signedAt"), person.optionalText("contact")))
                        .toList());
    }

    private static Controller institution(Fields institution) {
        return new Controller(institution.text("name"), institution.text("acceptedBy"), institution.day("acceptedAt"));
    }

    private Notice notice(Fields notice) {
        Digest digest = notice.digest("digest");
        Optional<String> text = notice.optionalText("text");
        if (digest != null
                && text.filter(it -> !NoticeText.digest(it).equals(digest)).isPresent()) {
            faults.addIfFirst(
                    notice.pointer("text"),
                    "This text has another digest than the notice.",
                    "Put the very text here that the donor read, with all its line breaks, or leave it out.");
        }
        return new Notice(
                notice.text("version"),
                notice.text("language"),
                digest,
                notice.optionalText("title"),
                text,
                notice.optionalText("form"));
    }

    private static LegalBasis legalBasis(Fields basis) {
        return new LegalBasis(basis.text("kind"), basis.optionalText("provision"));
    }

    private List<Account> accounts(List<Fields> accounts) {
        List<Account> named = new ArrayList<>();
        for (Fields account : accounts) {
            String platform = account.text("platform");
            String username = account.text("username");
            if (platform == null || username == null) {
                continue;
            }
            if (!Platform.ids().contains(platform)) {
                faults.addIfFirst(
                        account.pointer("platform"),
                        "Exports of this platform cannot be read.",
                        "Platforms that are known: " + String.join(", ", Platform.ids()) + ".");
            }
            if (Account.isName(username)) {
                named.add(new Account(platform, username));
            } else {
                faults.addIfFirst(
                        account.pointer("username"),
                        "This is not a user name.",
                        "Write the name alone, without address and blanks.");
            }
        }
        return named;
    }
}
