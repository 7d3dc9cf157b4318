package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
                        "Valid today: yes. Signed papers: 1 not found, so not checked.",
                        "Granted by: the creator, to Harbour Library.",
                        "Accounts: tiktok:kelp.and.kites.",
                        "May be shown to: registered readers, once the embargo is over.",
                        "Embargo: shown to nobody before 2027-01-01.",
                        "Valid from 2026-03-01 until 2036-02-28.",
                        "May be stored in: AT, DE only.");
        assertThat(line(lines, "May be kept: ")).contains("posts that everyone could see; the video and photo files");
        assertThat(line(lines, "Not kept, because the donor did not choose it: "))
                .contains("what the creator liked")
                .doesNotContain("the video and photo files", "private messages");
        assertThat(line(lines, "Never kept, by the selection policy or the law: "))
                .isEqualTo("Never kept, by the selection policy or the law: private messages.");
    }

    @Test
    void saysThatMediaWithoutPostsAreOnlyFilesOfNoPost() {
        String alone = Records.with(r -> r.putArray("categories").add("media"));

        assertThat(lines("2026-06-01", alone)).anyMatch(line -> line.startsWith("The donor did not choose posts: "));
        assertThat(lines("2026-06-01", Records.COMPLETE))
                .noneMatch(line -> line.startsWith("The donor " + "did not choose posts: "));
    }

    @Test
    void saysWhyARecordIsNotValidTodayAndWhatToDo() {
        List<String> lines = lines("2036-03-01", Records.COMPLETE);

        assertThat(lines.get(0)).startsWith("Valid today: no.");
        assertThat(lines.get(1)).contains("has ended").contains("renew");
    }

    @Test
    void ofARecordThatHasEndedItSaysSinceWhenAndNotThatAnythingMayBeDone() {
        assertThat(lines("2036-03-01", Records.COMPLETE))
                .contains("Countries of storage: AT, DE only.", "Was to be shown to: registered readers.")
                .anyMatch(line -> line.contains("Its last day was 2036-02-28. Since then nothing may be taken in"))
                .anyMatch(line -> line.startsWith("Was to be kept: "))
                .noneMatch(line -> line.matches("(May be|Valid from) .*"));
    }

    @Test
    void ofARecordThatIsWithdrawnItSaysSinceWhenAndWhatThatMeans() {
        String record = Records.with(
                r -> r.withArray("events").addObject().put("type", "withdrawn").put("at", "2026-05-04"));

        assertThat(lines("2026-06-01", record))
                .anyMatch(line -> line.contains("Withdrawn on 2026-05-04. Nothing may be taken in or shown"))
                .anyMatch(line -> line.startsWith("Was to be kept: "))
                .noneMatch(line -> line.matches("(May be|Valid from) .*"));
    }

    @Test
    void ofARecordThatIsStillToBeginItSaysFromWhen() {
        assertThat(lines("2026-02-27", Records.COMPLETE))
                .anyMatch(line -> line.contains("It begins on 2026-03-01. Until then nothing"))
                .anyMatch(line -> line.startsWith("May be kept from then on: "))
                .noneMatch(line -> line.startsWith("May be kept:"));
    }

    @Test
    void ofARecordThatIsRefusedForAnotherReasonNothingMayBeKeptEither() {
        assertThat(lines("2026-06-01", Records.with(r -> r.put("age", "minor").put("majority", "2040-05-01"))))
                .anyMatch(line -> line.contains("Until this is corrected, nothing may be taken in"))
                .anyMatch(line -> line.startsWith("Would be kept if it were valid: "))
                .noneMatch(line -> line.startsWith("May be kept"));
    }

    @Test
    void ofSeveralGrantsOnlyThoseInForceCountToday() {
        String record = Records.with(r -> {
            r.remove(List.of("categories", "purposes", "access", "from", "until"));
            grant(r, "posts", "open", "2026-03-01", "2036-01-01");
            grant(r, "profile", "dark", "2026-03-01", "2026-04-30");
            grant(r, "comments", "on-site", "2027-01-01", "2037-01-01");
        });

        List<String> lines = lines("2026-06-01", record);

        assertThat(lines)
                .contains(
                        "May be kept: posts that everyone could see.",
                        "May be shown to: everybody, once the embargo is over.")
                .contains("Valid from 2026-03-01 until 2036-01-01.")
                .anyMatch(line -> line.contains("the strictest access, and the earliest end"))
                .anyMatch(line -> line.endsWith("until 2026-04-30. It has ended."))
                .anyMatch(line -> line.endsWith("until 2037-01-01. It has not begun."));
        assertThat(line(lines, "Chosen by the donor, but not to be kept today: "))
                .contains("comments");
    }

    @Test
    void saysThatSeveralGrantsShareNoPurpose() {
        String record = Records.with(r -> {
            r.remove(List.of("categories", "purposes", "access", "from", "until"));
            grant(r, "posts", "open", "2026-03-01", "2036-01-01");
            grant(r, "profile", "open", "2026-03-01", "2026-04-30");
            ((ObjectNode) r.at("/grants/0")).putArray("purposes").add("research");
        });

        assertThat(lines("2026-06-01", record)).contains("Purposes: none shared by all grants.");
    }

    private static void grant(ObjectNode record, String category, String access, String from, String until) {
        ObjectNode grant = record.withArray("grants").addObject();
        grant.putArray("categories").add(category);
        grant.putArray("purposes").add("preservation");
        grant.put("access", access).put("from", from).put("until", until);
    }

    @Test
    void saysThatAGiftIsForGoodAndWithoutLimit() {
        List<String> lines = lines("2026-06-01", Records.with(r -> r.remove(List.of("until", "embargo", "countries"))));

        assertThat(lines).contains("Valid from 2026-03-01, with no end date.", "May be stored in: any country.");
        assertThat(lines).noneMatch(line -> line.startsWith("Embargo"));
    }

    @Test
    void saysThatMediaMayComeWithoutAnExportAndWhy() {
        String record = Records.with(r -> r.putObject("withoutExport").put("reason", "The account was deleted."));

        assertThat(lines("2026-06-01", record))
                .contains("Media may come without an export. Reason: The account was deleted.");
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
    void saysWhatTheSelectionPolicyMakesOfTheDonorsWish() {
        List<String> lines = lines(
                "2026-06-01",
                Records.COMPLETE.replace("\"categories\": [", "\"categories\": [\"likes\", \"messages\", "));

        assertThat(line(lines, "May be kept: ")).doesNotContain("messages", "liked");
        assertThat(line(lines, "Only how many in each year: ")).contains("what the creator liked");
        assertThat(line(lines, "Chosen by the donor, but not kept, by the selection policy or the law: "))
                .contains("private messages");
    }

    @Test
    void heedsTheConfiguredInstitution() {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
        ConsentRecord record = Records.sound(Records.COMPLETE);

        assertThat(new ConsentExplanation(HouseRules.of("Hill Library").storingIn(List.of("DE")), clock)
                        .validToday(record, List.of()))
                .isFalse();
        assertThat(new ConsentExplanation(HouseRules.of("harbour library").storingIn(List.of("DE")), clock)
                        .validToday(record, List.of()))
                .isTrue();
    }

    private static List<String> lines(String day, String record) {
        Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        ConsentRecord sound = Records.sound(record);
        return new ConsentExplanation(HouseRules.of("").storingIn(List.of("DE")), clock)
                .lines(
                        sound,
                        ConsentExplanationTest::shipped,
                        new PaperSearch(HouseRules.of("")).of(sound, Path.of("pom.xml")));
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
