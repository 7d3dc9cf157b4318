package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.page.Letter;

/** Letters to those who granted, from the newest version of their agreement, in the language of the notice that they read. */
public final class DonorLetter {
    private final Optional<String> contact;
    private final LocalDate today;

    /** @param contact who answers for the institution, if stated */
    public DonorLetter(Optional<String> contact, LocalDate today) {
        this.contact = contact;
        this.today = today;
    }

    /**
     * About a grant that ends, or has ended.
     *
     * @throws UnreadableAgreement when the record cannot be read
     */
    public Letter onTheEnd(KeptAgreement agreement, LocalDate day) {
        JsonNode record = agreement.newest().record();
        DonorTexts texts = texts(record);
        String tense = day.isBefore(today) ? ".past" : "";
        return letter(
                record,
                texts,
                texts.say("letter.end.subject" + tense, id(record), texts.day(day)),
                List.of(
                        texts.say("letter.end.what" + tense, accounts(record), texts.day(day)),
                        texts.say("letter.end.ask")),
                List.of(texts.say("letter.end.yes"), texts.say("letter.end.until"), texts.say("letter.end.no")));
    }

    /**
     * Whether the event has happened that ends an embargo; empty if the record names none any more.
     *
     * @throws UnreadableAgreement as above
     */
    public Optional<Letter> onTheEvent(KeptAgreement agreement) {
        JsonNode record = agreement.newest().record();
        DonorTexts texts = texts(record);
        return Optional.ofNullable(record.path("embargo").path("event").textValue())
                .map(event -> letter(
                        record,
                        texts,
                        texts.say("letter.event.subject", id(record)),
                        List.of(texts.say("letter.event.what", accounts(record), event), texts.say("letter.event.ask")),
                        List.of(texts.say("letter.event.yes"), texts.say("letter.event.no"))));
    }

    /**
     * About the day on which the creator comes of age, for whom others granted.
     *
     * @throws UnreadableAgreement as above
     */
    public Letter onMajority(KeptAgreement agreement, LocalDate day) {
        JsonNode record = agreement.newest().record();
        DonorTexts texts = texts(record);
        String tense = day.isAfter(today) ? "" : ".past";
        return letter(
                record,
                texts,
                texts.say("letter.majority.subject" + tense, texts.day(day)),
                List.of(texts.say("letter.majority.what", accounts(record)), texts.say("letter.majority.ask")),
                List.of(
                        texts.say("letter.majority.yes"),
                        texts.say("letter.majority.other"),
                        texts.say("letter.majority.no")));
    }

    private Letter letter(
            JsonNode record, DonorTexts texts, String subject, List<String> paragraphs, List<String> answers) {
        String institution = record.path("institution").path("name").asText();
        List<String> sender = new ArrayList<>(List.of(institution));
        contact.ifPresent(sender::add);
        List<String> names = new ArrayList<>();
        List<String> addressees = new ArrayList<>();
        for (JsonNode person : record.path("grantor").path("persons")) {
            String name = person.path("name").asText();
            names.add(name);
            addressees.add(Optional.ofNullable(person.path("contact").textValue())
                    .map(reach -> name + "\n" + reach)
                    .orElse(name));
        }
        List<String> text = new ArrayList<>(List.of(texts.say("letter.greeting", String.join(", ", names))));
        text.addAll(paragraphs);
        text.add(texts.say("letter.regards", contact.orElse(institution)));
        return new Letter(
                texts.language(),
                sender,
                addressees,
                texts.day(today),
                subject,
                text,
                answers,
                texts.say("letter.signature"));
    }

    private static DonorTexts texts(JsonNode record) {
        String language = record.path("notice").path("language").asText().split("-")[0];
        return DonorTexts.in(DonorTexts.languages().contains(language) ? language : "en");
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    private static String accounts(JsonNode record) {
        List<String> accounts = new ArrayList<>();
        record.path("accounts")
                .forEach(account -> accounts.add("@" + account.path("username").asText() + " ("
                        + account.path("platform").asText() + ")"));
        return String.join(", ", accounts);
    }
}
