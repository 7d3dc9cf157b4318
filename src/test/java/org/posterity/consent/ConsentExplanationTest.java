package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.posterity.model.Category;

class ConsentExplanationTest {

    @Test
    void saysWhatMayBeKeptAndShownAndUntilWhen() {
        List<String> lines = lines("2026-06-01", Records.COMPLETE);

        assertThat(lines)
                .contains(
                        "Valid today: yes.",
                        "Granted by: the creator, to Harbour Library.",
                        "Accounts: tiktok:kelp.and.kites.",
                        "May be shown to: registered readers.",
                        "Embargo: shown to nobody before 2027-01-01.",
                        "Valid from 2026-03-01 until 2036-02-28.",
                        "May be stored in: AT, DE only.");
        assertThat(line(lines, "May be kept: ")).contains("posts that everyone could see; the video and photo files");
        assertThat(line(lines, "Not kept, since the donor does not name it: "))
                .contains("private messages")
                .doesNotContain("the video and photo files");
    }

    @Test
    void saysWhyARecordIsNotValidTodayAndWhatToDo() {
        List<String> lines = lines("2036-03-01", Records.COMPLETE);

        assertThat(lines.get(0)).isEqualTo("Valid today: no.");
        assertThat(lines.get(1)).contains("has ended").contains("renew");
    }

    @Test
    void saysThatAGiftIsForGoodAndWithoutLimit() {
        List<String> lines = lines("2026-06-01", Records.with(r -> r.remove(List.of("until", "embargo", "countries"))));

        assertThat(lines).contains("Valid from 2026-03-01 for good: no end is set.", "May be stored in: any country.");
        assertThat(lines).noneMatch(line -> line.startsWith("Embargo"));
    }

    @Test
    void saysThatMediaMayComeWithoutAnExportAndWhy() {
        String record = Records.with(r -> r.putObject("withoutExport").put("reason", "The account was deleted."));

        assertThat(lines("2026-06-01", record))
                .contains("Media may come without an export, for this reason: The account was deleted.");
        assertThat(lines("2026-06-01", Records.COMPLETE)).noneMatch(line -> line.contains("without an export"));
    }

    @Test
    void saysWhatWasNotedOfTheBirthDateInTheExport() {
        for (BirthDateNote note : BirthDateNote.values()) {
            assertThat(lines("2026-06-01", Records.with(r -> r.put("birthDateInExport", note.id()))))
                    .contains("Birth date in the export: " + note.words() + ".");
        }
        assertThat(lines("2026-06-01", Records.COMPLETE)).noneMatch(line -> line.startsWith("Birth date"));
    }

    @Test
    void namesNoPerson() {
        assertThat(lines("2026-06-01", Records.COMPLETE).toString())
                .doesNotContain("Quist")
                .doesNotContain("Oram");
    }

    @Test
    void saysWhatTheRetentionTableMakesOfTheDonorsWish() {
        List<String> lines = lines(
                "2026-06-01",
                Records.COMPLETE.replace("\"categories\": [", "\"categories\": [\"likes\", \"messages\", "));

        assertThat(line(lines, "May be kept: ")).doesNotContain("messages", "liked");
        assertThat(line(lines, "Only how many in each year: ")).contains("what the creator liked");
        assertThat(line(lines, "Named by the donor, but left out by the retention table or the law: "))
                .contains("private messages");
    }

    @Test
    void heedsTheConfiguredInstitution() {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
        ConsentRecord record = Records.sound(Records.COMPLETE);

        assertThat(new ConsentExplanation(HouseRules.of("Hill Library").storingIn(List.of("DE")), clock)
                        .validToday(record))
                .isFalse();
        assertThat(new ConsentExplanation(HouseRules.of("harbour library").storingIn(List.of("DE")), clock)
                        .validToday(record))
                .isTrue();
    }

    private static List<String> lines(String day, String record) {
        Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        return new ConsentExplanation(HouseRules.of("").storingIn(List.of("DE")), clock)
                .lines(Records.sound(record), ConsentExplanationTest::shipped);
    }

    /** Letters are left out and likes only counted, whatever the donor says. */
    private static Offer shipped(Category category) {
        return switch (category) {
            case MESSAGES -> new Offer(Offer.Extent.NEVER, false);
            case LIKES -> new Offer(Offer.Extent.COUNTED, false);
            default -> new Offer(Offer.Extent.KEPT, true);
        };
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
}
