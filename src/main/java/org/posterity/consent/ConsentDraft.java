package org.posterity.consent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.intake.Draft;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/**
 * A consent record in the making, under the usual conditions unless others are named.
 * Consent counts as given and accepted on the first day of validity, or today when that day is still to come; not before the
 * last signature that is recorded.
 */
public final class ConsentDraft {
    private final ConsentAnswers answers;
    private final ConsentConditions conditions;
    private final ConsentRecordReader reader;
    private final Clock clock;

    /** A record under the usual conditions. */
    public ConsentDraft(ConsentAnswers answers, ConsentRecordReader reader, Clock clock) {
        this(answers, ConsentConditions.USUAL, reader, clock);
    }

    public ConsentDraft(ConsentAnswers answers, ConsentConditions conditions, ConsentRecordReader reader, Clock clock) {
        this.answers = answers;
        this.conditions = conditions;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Writes the record into a new file.
     *
     * @throws IllegalArgumentException when the answers make no sound record, or the file exists already; the message says what to change
     */
    public void write(Path out) {
        byte[] record = toJson();
        try {
            Draft.write(out, record);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("The file for the record exists already; it is not overwritten.");
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("The folder for the record does not exist.");
        } catch (IOException e) {
            throw new TerminalFailure("The consent record cannot be written; is the disk full?", e);
        }
    }

    /** All that is wrong with the answers, by the place in the record where it would stand. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Notice notice = NoticeText.ANY;
        try {
            notice = NoticeText.read(answers.notice());
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("$.notice.text", e.getMessage(), ""));
        }
        reader.read(record(notice)).match(read -> true, faults::addAll);
        return faults;
    }

    /** The record, indented, in UTF-8; the same answers on the same day give the same bytes. */
    public byte[] toJson() {
        List<Fault> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.stream()
                    .map(fault -> fault.where() + ": " + fault.what() + " " + fault.remedy())
                    .collect(Collectors.joining("\n")));
        }
        return record(NoticeText.read(answers.notice()));
    }

    private byte[] record(Notice notice) {
        ObjectNode content = content(notice);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("$schema", "urn:posterity:schema:consent-record:1");
        json.put("id", "urn:uuid:" + UUID.nameUUIDFromBytes(IndentedJson.bytes(content)));
        json.setAll(content);
        return IndentedJson.bytes(json);
    }

    private ObjectNode content(Notice notice) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        String given = given(today).toString();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        persons(json.putObject("grantor"));
        for (Account account : answers.accounts()) {
            json.withArray("accounts")
                    .addObject()
                    .put("platform", account.platform())
                    .put("username", account.username());
        }
        json.put("accountUnnamed", answers.accountUnnamed());
        json.put("age", conditions.minor() ? "minor" : "adult");
        conditions.birthDateInExport().ifPresent(note -> json.put("birthDateInExport", note.id()));
        json.putObject("institution")
                .put("name", answers.institution().strip())
                .put("acceptedBy", answers.acceptedBy().strip())
                .put(
                        "acceptedAt",
                        conditions.acceptedAt().map(LocalDate::toString).orElse(given));
        ObjectNode read = json.putObject("notice")
                .put("version", conditions.wording().notice().orElse(notice.version()))
                .put("language", conditions.wording().language().orElse(notice.language()))
                .put("digest", notice.digest().toString());
        notice.title().ifPresent(title -> read.put("title", title));
        notice.text().ifPresent(text -> read.put("text", text));
        conditions.wording().form().ifPresent(form -> read.put("form", form));
        if (answers.grants().size() == 1) {
            grant(answers.grants().get(0), json);
        } else {
            answers.grants()
                    .forEach(grant -> grant(grant, json.withArray("grants").addObject()));
        }
        answers.withoutExport()
                .ifPresent(reason -> json.putObject("withoutExport").put("reason", reason.strip()));
        if (conditions.embargoUntil().isPresent() || conditions.embargoEvent().isPresent()) {
            ObjectNode embargo = json.putObject("embargo");
            conditions.embargoUntil().ifPresent(day -> embargo.put("untilDate", day.toString()));
            conditions.embargoEvent().ifPresent(event -> embargo.put("event", event.strip()));
        }
        stripped(conditions.countries())
                .forEach(country -> json.withArray("countries").add(country));
        json.put("thirdParties", conditions.thirdParties().id());
        ObjectNode basis =
                json.putObject("legalBasis").put("kind", conditions.legalBasis().kind());
        conditions.legalBasis().provision().ifPresent(provision -> basis.put("provision", provision.strip()));
        json.putArray("evidence");
        for (Evidence paper : conditions.papers()) {
            ObjectNode written = json.withArray("evidence")
                    .addObject()
                    .put("name", paper.name())
                    .put("digest", paper.digest().toString());
            if (paper.handedIn()) {
                written.put("handedIn", true);
            }
        }
        json.putArray("events").addObject().put("type", "given").put("at", given);
        return json;
    }

    private LocalDate given(LocalDate today) {
        LocalDate first = answers.from().isAfter(today) ? today : answers.from();
        return signatures()
                .flatMap(Optional::stream)
                .filter(day -> day.isAfter(first) && !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(first);
    }

    /** When each who grants has signed. */
    private Stream<Optional<LocalDate>> signatures() {
        return Stream.concat(
                Stream.of(conditions.signedAt()), conditions.others().stream().map(Person::signedAt));
    }

    /** Whether several grant and the signature of one is not recorded yet; until it is, nothing may be kept under the record. */
    public boolean awaitsSignatures() {
        return !conditions.others().isEmpty() && signatures().anyMatch(Optional::isEmpty);
    }

    /** The donor first. */
    private void persons(ObjectNode grantor) {
        grantor.put("capacity", conditions.capacity().id());
        ObjectNode donor = grantor.putArray("persons")
                .addObject()
                .put("name", answers.donor().strip());
        conditions.signedAt().ifPresent(day -> donor.put("signedAt", day.toString()));
        conditions.contact().ifPresent(contact -> donor.put("contact", contact.strip()));
        for (Person person : conditions.others()) {
            ObjectNode other = grantor.withArray("persons")
                    .addObject()
                    .put("name", person.name().strip());
            person.signedAt().ifPresent(day -> other.put("signedAt", day.toString()));
        }
    }

    private static void grant(GrantAnswers grant, ObjectNode json) {
        categories(grant).forEach(json.putArray("categories")::add);
        stripped(grant.purposes()).forEach(json.putArray("purposes")::add);
        json.put("access", grant.access().strip());
        json.put("from", grant.from().toString());
        grant.until().ifPresent(day -> json.put("until", day.toString()));
    }

    /** Those that are known in their usual order, then the others, for the schema to refuse. */
    private static Set<String> categories(GrantAnswers grant) {
        Set<String> chosen = stripped(grant.categories());
        Set<String> ordered = Arrays.stream(Category.values())
                .map(Category::id)
                .filter(chosen::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ordered.addAll(chosen);
        return ordered;
    }

    private static Set<String> stripped(List<String> words) {
        return words.stream().map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }
}
