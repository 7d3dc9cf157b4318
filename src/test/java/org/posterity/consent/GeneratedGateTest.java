package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.intake.ReceivedFile;

/** Every way in which the days of a record can lie about today, held against the plain rule. */
class GeneratedGateTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final List<Integer> DAYS = List.of(-1, 0, 1);

    @TempDir
    Path folder;

    /** The days of one grant, from today: the first, and the last where there is one. */
    private record Span(int from, Optional<Integer> until) {
        boolean holds() {
            return from <= 0 && until.map(last -> last >= 0).orElse(true);
        }

        void write(ObjectNode grant) {
            grant.putArray("categories").add("posts");
            grant.putArray("purposes").add("preservation");
            grant.put("access", "open").put("from", day(from));
            until.ifPresent(last -> grant.put("until", day(last)));
        }
    }

    private static List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int from : DAYS) {
            spans.add(new Span(from, Optional.empty()));
            DAYS.stream()
                    .filter(until -> until >= from)
                    .forEach(until -> spans.add(new Span(from, Optional.of(until))));
        }
        return spans;
    }

    private static String day(int fromToday) {
        return TODAY.plusDays(fromToday).toString();
    }

    private int records;

    @Test
    void aRecordHoldsExactlyWhenAGrantAndAllThatWasSignedDo() {
        for (Span first : spans()) {
            for (int given : DAYS) {
                examine(List.of(first), given, Optional.empty(), Optional.empty(), -1);
                for (int other : DAYS) {
                    examine(List.of(first), given, Optional.of(other), Optional.empty(), -1);
                    examine(List.of(first), given, Optional.empty(), Optional.of(other), -1);
                    examine(List.of(first), given, Optional.empty(), Optional.empty(), other);
                }
            }
            for (Span second : spans()) {
                examine(List.of(first, second), -1, Optional.empty(), Optional.empty(), -1);
            }
        }
        assertThat(records).isEqualTo(9 * (3 * 10 + 9));
    }

    private void examine(
            List<Span> spans, int given, Optional<Integer> withdrawn, Optional<Integer> signed, int accepted) {
        records++;
        String text = Records.with(json -> {
            for (String field : List.of("categories", "purposes", "access", "from", "until", "embargo", "countries")) {
                json.remove(field);
            }
            json.putArray("evidence");
            spans.forEach(span -> span.write(json.withArray("grants").addObject()));
            ObjectNode donor = (ObjectNode) json.at("/grantor/persons/0");
            donor.remove("signedAt");
            signed.ifPresent(at -> donor.put("signedAt", day(at)));
            json.withObject("/institution").put("acceptedAt", day(accepted));
            json.putArray("events").addObject().put("type", "given").put("at", day(given));
            withdrawn.ifPresent(at -> json.withArray("events")
                    .addObject()
                    .put("type", "withdrawn")
                    .put("at", day(Math.max(at, given))));
        });
        if (spans.stream()
                .allMatch(span -> span.until().filter(last -> last < given).isPresent())) {
            assertThat(Records.faults(text)).isNotEmpty();
            return;
        }
        ConsentRecord record = Records.sound(text);
        boolean holds = spans.stream().anyMatch(Span::holds)
                && given <= 0
                && withdrawn.isEmpty()
                && signed.map(at -> at <= 0).orElse(true)
                && accepted <= 0;
        ValidityRules rules = new ValidityRules(HouseRules.of(""));
        String what =
                spans + " given " + given + " withdrawn " + withdrawn + " signed " + signed + " accepted " + accepted;

        assertThat(rules.examine(record, TODAY).isEmpty()).as(what).isEqualTo(holds);
        assertThat(rules.holds(record, TODAY)).as(what).isEqualTo(holds);
        List<String> codes =
                rules.examine(record, TODAY).stream().map(Refusal::code).toList();
        assertThat(codes.contains("consent-withdrawn")).as(what).isEqualTo(withdrawn.isPresent());
        boolean allOver = spans.stream()
                .allMatch(span -> span.until().map(last -> last < 0).orElse(false));
        assertThat(codes.contains("consent-ended")).as(what).isEqualTo(allOver);
        if (!allOver && spans.stream().noneMatch(Span::holds)) {
            assertThat(rules.examine(record, TODAY))
                    .as(what)
                    .anySatisfy(refusal -> assertThat(refusal.fault().where()).endsWith("$.from"));
        }
    }

    @Test
    void onlyFilesThatCouldBeTheRecordAreNamedWhereThereIsNone() {
        List<String> alike = List.of(
                "Consent.JSON", "consent.json.txt", "a/consent.json", "my consent (2).json", "consent", "CONSENT.txt");
        List<String> others = List.of(
                "film.mp4", "user_data.json", "consent.pdf", "consent/film.mp4", "._consent.json", "letter.txt");
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC);
        ConsentGate gate = new ConsentGate(
                HouseRules.of(""), clock, Records.reader(), account -> Optional.empty(), KeptAgreements.NONE);
        List<String> named = new ArrayList<>();
        for (List<String> names : List.of(alike.subList(0, 3), alike.subList(3, 6), others)) {
            ReceivedFile[] files = names.stream()
                    .map(name -> Submissions.file(folder, name, Submissions.CONTENT))
                    .toArray(ReceivedFile[]::new);
            gate.establish(Submissions.in(folder, Optional.empty(), files))
                    .match(
                            passed -> List.<String>of(),
                            rejection -> rejection.faults().stream()
                                    .map(fault -> fault.where())
                                    .toList(),
                            held -> List.<String>of())
                    .forEach(named::add);
        }
        named.removeIf(where -> where.equals("consent.json"));

        assertThat(named).containsExactlyElementsOf(alike);
    }
}
