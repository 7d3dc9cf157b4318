package org.posterity.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.page.DonorPage;
import org.posterity.page.DonorPage.Block;
import org.posterity.page.DonorPage.Facts;
import org.posterity.page.DonorPage.Points;
import org.posterity.page.DonorPage.Section;
import org.posterity.page.DonorPage.Words;
import org.posterity.page.Fact;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Deed;
import org.posterity.record.Grant;

/** The donor's own copy of an agreement, in plain words. It names the grantors, since it is theirs. */
public final class ConsentReceipt {
    private final DonorTexts texts;
    private final HouseRules house;
    private final Optional<String> contact;
    private final Clock clock;

    /** {@code contact} is how the institution can be reached, in words. */
    public ConsentReceipt(DonorTexts texts, HouseRules house, Optional<String> contact, Clock clock) {
        this.texts = texts;
        this.house = house;
        this.contact = contact;
        this.clock = clock;
    }

    /** @param offers what the institution does with each category of this record */
    public DonorPage of(ConsentRecord record, Function<Category, Offer> offers) {
        ConsentTerms terms = record.terms();
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        List<String> introduction = new ArrayList<>(List.of(texts.say("receipt.introduction", terms.institution())));
        if (!new ValidityRules(house).holds(record, today)) {
            introduction.add(texts.say("receipt.stopped", texts.day(today)));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(texts.say("receipt.yours"), yours(record)));
        grants(terms.grants(), offers, sections);
        sections.addAll(together(terms, today));
        sections.add(new Section(texts.say("receipt.use"), List.of(new Facts(limits(record)))));
        sections.add(new Section(texts.say("receipt.leave"), left(terms, offers)));
        sections.add(rights(texts));
        sections.add(new Section(texts.say("receipt.proof"), List.of(new Facts(proof(record)))));
        sections.add(new Section(
                texts.say("receipt.contact"),
                List.of(new Words(
                        contact.map(words -> texts.say("receipt.contact.words", terms.institution(), words, terms.id()))
                                .orElseGet(() -> texts.say("receipt.nocontact", terms.institution(), terms.id()))))));
        return new DonorPage(
                texts.language(),
                texts.say("receipt.title"),
                texts.say("receipt.kicker", terms.id(), texts.day(today)),
                introduction,
                sections);
    }

    static Section rights(DonorTexts texts) {
        return new Section(
                texts.say("rights.heading"),
                List.of(
                        new Words(texts.say("rights.words")),
                        new Points(List.of(
                                texts.say("rights.copy"),
                                texts.say("rights.correct"),
                                texts.say("rights.narrow"),
                                texts.say("rights.withdraw"))),
                        new Words(texts.say("rights.complain"))));
    }

    private List<Block> yours(ConsentRecord record) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                texts.say("receipt.by"),
                record.grantor().persons().stream().map(Person::name).collect(Collectors.joining(", ")) + " ("
                        + texts.word("capacity", record.grantor().capacity().id()) + ")"));
        facts.add(new Fact(
                texts.say("receipt.account"),
                record.terms().accounts().stream().map(Account::toString).collect(Collectors.joining(", "))
                        + (record.terms().accountUnnamed() ? "; " + texts.say("receipt.unnamed") : "")));
        return record.minor()
                ? List.of(
                        new Facts(facts),
                        new Words(texts.say(
                                "receipt.minor", texts.day(record.majority().orElseThrow()))))
                : List.of(new Facts(facts));
    }

    private void grants(List<Grant> grants, Function<Category, Offer> offers, List<Section> sections) {
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            String part = grants.size() > 1 ? " – " + texts.say("receipt.grant", i + 1) : "";
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact(
                    texts.say("receipt.purposes"),
                    grant.purposes().stream()
                            .map(id -> texts.word("purpose", id))
                            .collect(Collectors.joining(", "))));
            facts.add(new Fact(
                    texts.say("receipt.access"),
                    withHint("access", grant.access().id())));
            facts.add(new Fact(
                    texts.say("receipt.span"),
                    grant.until()
                            .map(last -> texts.say("receipt.until", texts.day(grant.from()), texts.day(last)))
                            .orElseGet(() -> texts.say("receipt.forgood", texts.day(grant.from())))));
            sections.add(new Section(
                    texts.say("receipt.keep") + part,
                    List.of(
                            new Points(grant.categories().stream()
                                    .filter(category -> offers.apply(category).extent() != Offer.Extent.NEVER)
                                    .map(category -> kept(category, offers.apply(category)))
                                    .toList()),
                            new Facts(facts))));
        }
    }

    private List<Fact> limits(ConsentRecord record) {
        ConsentTerms terms = record.terms();
        List<Fact> facts = new ArrayList<>();
        terms.embargoUntil().ifPresent(day -> facts.add(new Fact(texts.say("receipt.embargo"), texts.day(day))));
        record.embargoEvent().ifPresent(event -> facts.add(new Fact(texts.say("receipt.embargo"), event)));
        facts.add(new Fact(
                texts.say("receipt.countries"),
                terms.countries().isEmpty() ? texts.say("receipt.anycountry") : String.join(", ", terms.countries())));
        facts.add(new Fact(
                texts.say("receipt.others"),
                withHint("third-parties", terms.thirdParties().id())));
        terms.deed().ifPresent(deed -> deed(deed, facts));
        keeping(record.keeping(), facts);
        facts.add(new Fact(
                texts.say("receipt.basis"),
                texts.word("legal-basis", record.legalBasis().kind())
                        + record.legalBasis()
                                .provision()
                                .map(words -> " (" + words + ")")
                                .orElse("")));
        return facts;
    }

    private void deed(Deed deed, List<Fact> facts) {
        deed.transfer()
                .ifPresent(it -> facts.add(new Fact(texts.say("receipt.transfer"), withHint("transfer", it.id()))));
        deed.copyright()
                .ifPresent(it -> facts.add(new Fact(
                        texts.say("receipt.copyright"),
                        texts.word("copyright", it.id())
                                + deed.rights().map(uri -> ": " + uri).orElse(""))));
        if (!deed.preservation().isEmpty()) {
            facts.add(new Fact(
                    texts.say("receipt.preservation"),
                    deed.preservation().stream()
                            .map(act -> texts.word("preservation", act.id()))
                            .collect(Collectors.joining(", "))));
        }
        deed.creditAs().ifPresent(name -> facts.add(new Fact(texts.say("receipt.credit"), name)));
    }

    private void keeping(Keeping keeping, List<Fact> facts) {
        keeping.unselected()
                .ifPresent(
                        it -> facts.add(new Fact(texts.say("receipt.unselected"), texts.word("unselected", it.id()))));
        keeping.successor().ifPresent(name -> facts.add(new Fact(texts.say("receipt.successor"), name)));
        keeping.contactAfterDeath().ifPresent(words -> facts.add(new Fact(texts.say("receipt.afterdeath"), words)));
    }

    private String kept(Category category, Offer offer) {
        return switch (offer.extent()) {
            case COUNTED -> texts.word("category", category.id()) + " – " + texts.say("form.counted");
            case PSEUDONYMISED ->
                withHint("category", category.id())
                        + (texts.hint("category", category.id()).isEmpty() ? " – " : " ")
                        + texts.say("receipt.codes");
            default -> withHint("category", category.id());
        };
    }

    /** What the donor did not name, and what the institution does not keep although the donor named it. */
    private List<Block> left(ConsentTerms terms, Function<Category, Offer> offers) {
        return List.of(
                new Words(texts.say("receipt.leave.words")),
                new Points(Arrays.stream(Category.values())
                        .filter(category -> !terms.covers(category)
                                || offers.apply(category).extent() == Offer.Extent.NEVER)
                        .map(category -> texts.word("category", category.id()))
                        .toList()));
    }

    private List<Fact> proof(ConsentRecord record) {
        List<Fact> facts = new ArrayList<>();
        record.events()
                .forEach(event -> facts.add(
                        new Fact(texts.say("receipt.event." + event.kind().id()), happened(event))));
        Notice notice = record.notice();
        facts.add(new Fact(
                texts.say("receipt.notice"),
                texts.say(
                        "receipt.notice.words",
                        notice.title().orElseGet(() -> texts.say("receipt.notice.untitled")),
                        notice.version())));
        facts.add(new Fact(
                texts.say("receipt.accepted"),
                texts.say(
                        "receipt.accepted.words",
                        record.institution().acceptedBy(),
                        texts.day(record.institution().acceptedAt()))));
        facts.add(new Fact(
                texts.say("receipt.papers"),
                record.evidence().isEmpty()
                        ? texts.say("receipt.nopapers")
                        : record.evidence().stream().map(Evidence::name).collect(Collectors.joining(", "))));
        return facts;
    }

    /** When, and by whom and in which capacity, where that was noted. */
    private String happened(Event event) {
        List<String> who = new ArrayList<>();
        event.by().ifPresent(who::add);
        event.capacity().ifPresent(capacity -> who.add(texts.word("capacity", capacity.id())));
        event.evidence().ifPresent(who::add);
        return texts.day(event.at()) + (who.isEmpty() ? "" : " (" + String.join("; ", who) + ")");
    }

    private String withHint(String kind, String id) {
        String hint = texts.hint(kind, id);
        return texts.word(kind, id) + (hint.isEmpty() ? "" : ". " + hint);
    }

    /** Says that a package is shown and closed as a whole, by the strictest of several grants; nothing if there is only one. */
    private List<Section> together(ConsentTerms terms, LocalDate today) {
        if (terms.grants().size() < 2) {
            return List.of();
        }
        ConsentTerms whole = terms.only(counting(terms, today));
        List<Fact> facts = new ArrayList<>();
        if (!whole.purposes().isEmpty()) {
            facts.add(new Fact(
                    texts.say("receipt.together.purposes"),
                    whole.purposes().stream()
                            .map(id -> texts.word("purpose", id))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Fact(
                texts.say("receipt.together.access"),
                texts.word("access", whole.access().id())));
        facts.add(new Fact(
                texts.say("receipt.together.until"),
                whole.until()
                        .map(last -> texts.say("receipt.together.after", texts.day(last)))
                        .orElseGet(() -> texts.say("receipt.together.never"))));
        return List.of(new Section(
                texts.say("receipt.together"),
                List.of(
                        new Words(texts.say("receipt.together.words")),
                        new Words(texts.say("receipt.together.today", texts.day(today))),
                        new Facts(facts))));
    }

    /** The grants in force; all of them before any has begun or after the last has ended. */
    private static List<Grant> counting(ConsentTerms terms, LocalDate today) {
        List<Grant> inForce = terms.inForceOn(today);
        return inForce.isEmpty() ? terms.grants() : inForce;
    }
}
