package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.record.Grant;

/** Where agreements stand, held against a walk through the calendar, day by day. */
class AgreementStateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final List<Integer> DAYS = List.of(-2, -1, 0, 1, 3);
    private static final int HORIZON = 5;
    private static final ConsentRecord SOUND = Records.sound(Records.COMPLETE);

    @Test
    void agreesWithTheCalendar() {
        List<Grant> spans = spans();
        List<List<Grant>> gifts = new ArrayList<>();
        for (Grant first : spans) {
            gifts.add(List.of(first));
            spans.forEach(second -> gifts.add(List.of(first, second)));
        }
        for (List<Event> events : stories()) {
            for (List<Grant> grants : gifts) {
                AgreementState standing = AgreementState.of(record(events, grants), TODAY);

                assertThat(standing.kind()).as("%s %s", events, grants).isEqualTo(kind(events, grants));
                day(standing.kind(), events, grants)
                        .ifPresent(day -> assertThat(standing.day())
                                .as("%s %s", events, grants)
                                .contains(day));
                assertThat(standing.day().isEmpty()).isEqualTo(standing.kind() == AgreementState.Kind.IN_FORCE);
            }
        }
    }

    @Test
    void everyKindHasAWordOfItsOwn() {
        assertThat(AgreementState.Kind.values())
                .extracting(AgreementState.Kind::id)
                .containsExactly("in-force", "not-yet-valid", "ended", "withdrawn");
    }

    private static List<Grant> spans() {
        List<Grant> spans = new ArrayList<>();
        for (int from : DAYS) {
            spans.add(grant(from, Optional.empty()));
            DAYS.stream().filter(until -> until >= from).forEach(until -> spans.add(grant(from, Optional.of(until))));
        }
        return spans;
    }

    /** Given, and then nothing, one thing, or two things more; each of every kind and on every day. */
    private static List<List<Event>> stories() {
        List<List<Event>> stories = new ArrayList<>();
        for (int given : DAYS) {
            stories.add(List.of(event(EventKind.GIVEN, given)));
            for (EventKind second : EventKind.values()) {
                for (int at : DAYS) {
                    if (at >= given) {
                        stories.add(List.of(event(EventKind.GIVEN, given), event(second, at)));
                    }
                }
            }
        }
        for (EventKind second : EventKind.values()) {
            for (EventKind third : EventKind.values()) {
                for (int at : DAYS.subList(1, DAYS.size())) {
                    stories.add(List.of(event(EventKind.GIVEN, -2), event(second, -1), event(third, at)));
                }
            }
        }
        return stories;
    }

    private static AgreementState.Kind kind(List<Event> events, List<Grant> grants) {
        if (lastWithdrawal(events) >= 0 && !given(events, TODAY)) {
            return AgreementState.Kind.WITHDRAWN;
        }
        if (grants.stream()
                .allMatch(grant -> grant.until().orElse(LocalDate.MAX).isBefore(TODAY))) {
            return AgreementState.Kind.ENDED;
        }
        return inForce(events, grants, TODAY) ? AgreementState.Kind.IN_FORCE : AgreementState.Kind.NOT_YET;
    }

    /** Empty where there is no such day: in force already, or never. */
    private static Optional<LocalDate> day(AgreementState.Kind kind, List<Event> events, List<Grant> grants) {
        return switch (kind) {
            case WITHDRAWN -> Optional.of(events.get(lastWithdrawal(events)).at());
            case ENDED ->
                grants.stream().map(grant -> grant.until().orElseThrow()).max(LocalDate::compareTo);
            case NOT_YET ->
                TODAY.datesUntil(TODAY.plusDays(HORIZON))
                        .filter(day -> inForce(events, grants, day))
                        .findFirst();
            case IN_FORCE -> Optional.empty();
        };
    }

    private static boolean inForce(List<Event> events, List<Grant> grants, LocalDate day) {
        return given(events, day)
                && grants.stream()
                        .anyMatch(grant -> !day.isBefore(grant.from())
                                && !day.isAfter(grant.until().orElse(LocalDate.MAX)));
    }

    /** Given or renewed by that day, after the last withdrawal if there is one. */
    private static boolean given(List<Event> events, LocalDate day) {
        return events.subList(lastWithdrawal(events) + 1, events.size()).stream()
                .anyMatch(event -> (event.kind() == EventKind.GIVEN || event.kind() == EventKind.RENEWED)
                        && !event.at().isAfter(day));
    }

    private static int lastWithdrawal(List<Event> events) {
        int last = -1;
        for (int i = 0; i < events.size(); i++) {
            last = events.get(i).kind() == EventKind.WITHDRAWN ? i : last;
        }
        return last;
    }

    private static Event event(EventKind kind, int fromToday) {
        return Event.of(kind, TODAY.plusDays(fromToday));
    }

    private static Grant grant(int from, Optional<Integer> until) {
        return new Grant(
                Set.of(Category.POSTS),
                Set.of("preservation"),
                AccessLevel.OPEN,
                TODAY.plusDays(from),
                until.map(TODAY::plusDays));
    }

    private static ConsentRecord record(List<Event> events, List<Grant> grants) {
        return new ConsentRecord(
                SOUND.grantor(),
                SOUND.minor(),
                SOUND.majority(),
                SOUND.birthDateInExport(),
                SOUND.institution(),
                SOUND.notice(),
                SOUND.embargoEvent(),
                SOUND.evidence(),
                events,
                SOUND.keeping(),
                SOUND.terms().only(grants));
    }
}
