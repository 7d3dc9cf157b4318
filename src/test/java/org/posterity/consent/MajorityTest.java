package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.record.Grant;

/** What others granted for a minor, by level, capacity, event and day. */
class MajorityTest {
    private static final LocalDate MAJORITY = LocalDate.of(2030, 6, 15);

    @TempDir
    private Path folder;

    private Optional<AccessLevel> shown(ObjectNode record, LocalDate day) {
        AgreementsOnFile agreements = new AgreementsOnFile(folder);
        agreements.keep("a", record.toString());
        List<Grant> grants =
                new KeptConsent(agreements).newestTerms(1, Agreement.idOf("a")).granting(Category.POSTS, day);
        assertThat(grants).hasSizeLessThan(2);
        return grants.stream().map(Grant::access).findFirst();
    }

    private static ObjectNode record(AccessLevel access) {
        ObjectNode record = Records.complete();
        record.put("age", "minor").put("majority", MAJORITY.toString());
        record.withObject("/grantor").put("capacity", "guardian");
        record.put("access", access.id()).put("until", "2040-01-01");
        return record;
    }

    @ParameterizedTest
    @EnumSource(AccessLevel.class)
    void untilMajorityItIsShownOnSiteAtMostAndThenToNobody(AccessLevel access) {
        AccessLevel most = access.compareTo(AccessLevel.ON_SITE) < 0 ? AccessLevel.ON_SITE : access;

        assertThat(shown(record(access), LocalDate.of(2026, 3, 1))).contains(most);
        assertThat(shown(record(access), MAJORITY.minusDays(1))).contains(most);
        assertThat(shown(record(access), MAJORITY)).isEmpty();
        assertThat(shown(record(access), MAJORITY.plusYears(5))).isEmpty();
    }

    static Stream<Object[]> events() {
        return Arrays.stream(GrantorCapacity.values())
                .flatMap(capacity -> Arrays.stream(EventKind.values())
                        .flatMap(kind -> Stream.of(-1, 0, 1, 400).map(days -> new Object[] {capacity, kind, days})));
    }

    /** Only the creator, of age, who gives or renews consent, opens it: from that day on. */
    @ParameterizedTest
    @MethodSource("events")
    void onlyTheCreatorOfAgeConfirms(GrantorCapacity capacity, EventKind kind, int days) {
        LocalDate at = MAJORITY.plusDays(days);
        ObjectNode record = record(AccessLevel.OPEN);
        record.withArray("/events")
                .addObject()
                .put("type", kind.id())
                .put("at", at.toString())
                .put("capacity", capacity.id());
        boolean confirms = capacity == GrantorCapacity.CREATOR
                && (kind == EventKind.GIVEN || kind == EventKind.RENEWED)
                && days >= 0;

        for (LocalDate day : List.of(MAJORITY, at.minusDays(1), at, at.plusDays(1), MAJORITY.plusYears(3))) {
            Optional<AccessLevel> expected = day.isBefore(MAJORITY)
                    ? Optional.of(AccessLevel.ON_SITE)
                    : confirms && !day.isBefore(at) ? Optional.of(AccessLevel.OPEN) : Optional.empty();
            assertThat(shown(record, day)).as(day.toString()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(AccessLevel.class)
    void anOldRecordThatLacksTheDayIsClosed(AccessLevel access) {
        ObjectNode record = record(access);
        record.remove("majority");

        assertThat(shown(record, LocalDate.of(2026, 3, 1))).isEmpty();
    }
}
