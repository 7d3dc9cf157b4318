package org.posterity.consent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Deed;
import org.posterity.record.Grant;
import org.posterity.record.LegalBasis;
import org.posterity.record.ThirdParties;

/**
 * Consent records in JSON-LD, for other programs: in the structure of ISO/IEC TS 27560:2023 and the terms of the Data Privacy
 * Vocabulary.
 */
public final class ConsentJsonLd {
    /** The name of the terms' file in a package. */
    public static final String TERMS_FILE = "consent-terms.jsonld";

    private ConsentJsonLd() {}

    /** The whole record, names included: for the institution, never for a package. */
    public static byte[] write(ConsentRecord record) {
        return IndentedJson.bytes(record(record));
    }

    /** The terms alone, as they go into a package: scope, dates, access, digests; no person. */
    public static byte[] write(ConsentTerms terms) {
        return IndentedJson.bytes(terms(terms));
    }

    private static ObjectNode record(ConsentRecord record) {
        ConsentTerms terms = record.terms();
        ObjectNode json = document("dpv:ConsentRecord", terms);
        json.put("dct:conformsTo", DpvTerms.PROFILE);
        ObjectNode subject = json.putObject("dpv:hasDataSubject");
        subject.putArray("@type").add("dpv:DataSubject").add(record.minor() ? "dpv:Child" : "dpv:Adult");
        record.birthDateInExport()
                .ifPresent(note ->
                        subject.put("posterity:birthDateInExport", DpvTerms.own("birth-date-in-export", note.id())));
        record.majority().ifPresent(day -> subject.put("posterity:majority", day.toString()));
        accounts(subject, terms);
        grantor(json.putObject("posterity:grantor"), record.grantor());
        json.putObject("dpv:hasDataController")
                .put("@type", "dpv:DataController")
                .put("dpv:hasName", record.institution().name())
                .put("posterity:acceptedBy", record.institution().acceptedBy())
                .put("dct:dateAccepted", record.institution().acceptedAt().toString());
        ObjectNode notice =
                notice(json, record.notice().version(), record.notice().digest().toString());
        notice.put("dct:language", record.notice().language());
        record.notice().title().ifPresent(title -> notice.put("dct:title", title));
        record.notice().text().ifPresent(text -> notice.put("dct:description", text));
        record.notice().form().ifPresent(form -> notice.put("posterity:form", form));
        legalBasis(json, record.legalBasis());
        scope(json, terms, record.embargoEvent());
        for (Evidence paper : record.evidence()) {
            ObjectNode written = json.withArray("/posterity:evidence")
                    .addObject()
                    .put("dct:title", paper.name())
                    .put("posterity:digest", paper.digest().toString());
            if (paper.handedIn()) {
                written.put("posterity:handedIn", true);
            }
        }
        for (Event event : record.events()) {
            ObjectNode written = json.withArray("/dpv:hasConsentStatus")
                    .addObject()
                    .put("@type", DpvTerms.event(event.kind().id()))
                    .put("dpv:isIndicatedAtTime", event.at().toString());
            event.by().ifPresent(by -> written.put("dpv:isIndicatedBy", by));
            event.capacity()
                    .ifPresent(capacity -> written.put("posterity:capacity", DpvTerms.own("capacity", capacity.id())));
            event.evidence().ifPresent(words -> written.put("posterity:eventEvidence", words));
            event.enteredBy().ifPresent(name -> written.put("posterity:enteredBy", name));
            event.approvedBy().ifPresent(name -> written.put("posterity:approvedBy", name));
        }
        Keeping keeping = record.keeping();
        keeping.unselected().ifPresent(what -> json.put("posterity:unselected", DpvTerms.own("unselected", what.id())));
        keeping.successor().ifPresent(name -> json.put("posterity:successor", name));
        keeping.contactAfterDeath().ifPresent(words -> json.put("posterity:contactAfterDeath", words));
        return json;
    }

    private static ObjectNode terms(ConsentTerms terms) {
        ObjectNode json = document("posterity:ConsentTerms", terms);
        accounts(json, terms);
        json.putObject("dpv:hasDataController")
                .put("@type", "dpv:DataController")
                .put("dpv:hasName", terms.institution());
        notice(json, terms.noticeVersion(), terms.notice().toString());
        terms.legalBasis().ifPresent(basis -> legalBasis(json, basis));
        scope(json, terms, Optional.empty());
        terms.evidence()
                .forEach(digest ->
                        json.withArray("/posterity:evidence").addObject().put("posterity:digest", digest.toString()));
        return json;
    }

    private static ObjectNode document(String type, ConsentTerms terms) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("@context", DpvTerms.context());
        json.put(
                "@id",
                "urn:posterity:" + (type.startsWith("dpv:") ? "consent-record:" : "consent-terms:")
                        + terms.record().hex());
        json.put("@type", type);
        json.put("dct:identifier", terms.id());
        json.put("posterity:record", terms.record().toString());
        return json;
    }

    private static void accounts(ObjectNode json, ConsentTerms terms) {
        ArrayNode accounts = json.putArray("posterity:account");
        for (Account account : terms.accounts()) {
            accounts.addObject()
                    .put("posterity:platform", account.platform())
                    .put("posterity:username", account.username());
        }
        json.put("posterity:accountUnnamed", terms.accountUnnamed());
        terms.withoutExport().ifPresent(reason -> json.put("posterity:withoutExport", reason));
    }

    private static void grantor(ObjectNode json, ConsentRecord.Grantor grantor) {
        json.put(
                "posterity:capacity",
                DpvTerms.own("capacity", grantor.capacity().id()));
        if (grantor.capacity() == GrantorCapacity.GUARDIAN) {
            json.put("dpv:hasRelationWithDataSubject", "dpv:GuardianOfDataSubject");
        }
        ArrayNode persons = json.putArray("dpv:hasEntity");
        for (Person person : grantor.persons()) {
            ObjectNode written = persons.addObject().put("dpv:hasName", person.name());
            person.signedAt().ifPresent(day -> written.put("posterity:signedAt", day.toString()));
            person.contact().ifPresent(contact -> written.put("dpv:hasContact", contact));
        }
    }

    private static ObjectNode notice(ObjectNode json, String version, String digest) {
        return json.putObject("dpv:hasNotice")
                .put("@type", "dpv:ConsentNotice")
                .put("posterity:version", version)
                .put("posterity:digest", digest);
    }

    private static void legalBasis(ObjectNode json, LegalBasis basis) {
        ObjectNode written = json.putObject("dpv:hasLegalBasis").put("@type", DpvTerms.legalBasis(basis.kind()));
        basis.provision().ifPresent(provision -> written.put("dct:description", provision));
    }

    private static void scope(ObjectNode json, ConsentTerms terms, Optional<String> embargoEvent) {
        for (Grant grant : terms.grants()) {
            process(json.withArray("/dpv:hasProcess").addObject(), grant);
        }
        if (terms.embargoUntil().isPresent() || terms.embargoUntilEvent()) {
            ObjectNode embargo = json.putObject("posterity:embargo");
            terms.embargoUntil()
                    .ifPresent(day ->
                            embargo.put("@type", "dpv:UntilTimeDuration").put("posterity:until", day.toString()));
            if (terms.embargoUntilEvent()) {
                embargo.put("@type", "dpv:UntilEventDuration");
                embargoEvent.ifPresent(event -> embargo.put("dct:description", event));
            }
        }
        if (!terms.countries().isEmpty()) {
            ArrayNode places = json.putObject("dpv:hasStorageCondition")
                    .put("@type", "dpv:StorageLocation")
                    .putArray("dpv:hasLocation");
            terms.countries().forEach(country -> places.add(DpvTerms.own("country", country)));
        }
        terms.deed().ifPresent(deed -> deed(json, deed));
        json.put(
                "posterity:thirdParties",
                DpvTerms.own("third-parties", terms.thirdParties().id()));
        if (terms.thirdParties() == ThirdParties.PSEUDONYMISE) {
            json.put("dpv:hasTechnicalMeasure", "dpv:Pseudonymisation");
        }
    }

    private static void deed(ObjectNode json, Deed deed) {
        deed.transfer().ifPresent(it -> json.put("posterity:transfer", DpvTerms.own("transfer", it.id())));
        deed.copyright().ifPresent(it -> json.put("posterity:copyright", DpvTerms.own("copyright", it.id())));
        deed.rights().ifPresent(uri -> json.put("dct:rights", uri));
        if (!deed.preservation().isEmpty()) {
            ArrayNode acts = json.putArray("posterity:preservation");
            deed.preservation().forEach(act -> acts.add(DpvTerms.own("preservation", act.id())));
        }
        deed.creditAs().ifPresent(name -> json.put("posterity:creditAs", name));
    }

    private static void process(ObjectNode json, Grant grant) {
        json.put("@type", "dpv:Process");
        List<String> data = grant.categories().stream()
                .map(Category::id)
                .map(id -> DpvTerms.own("category", id))
                .toList();
        data.forEach(json.putArray("dpv:hasPersonalData")::add);
        grant.purposes().stream().map(DpvTerms::purpose).forEach(json.putArray("dpv:hasPurpose")::add);
        json.put("posterity:access", DpvTerms.own("access", grant.access().id()));
        ObjectNode duration = json.putObject("dpv:hasDuration")
                .put("@type", grant.until().isPresent() ? "dpv:UntilTimeDuration" : "dpv:EndlessDuration")
                .put("posterity:from", grant.from().toString());
        grant.until().ifPresent(day -> duration.put("posterity:until", day.toString()));
    }
}
