package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on record against what is handed in, in all pairs. */
class WithdrawalRuleTest {
    private static final String ID = "agreement-2026-017";
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    /** How many withdrawals, whether it stands withdrawn today, and what happened. */
    private record Story(int withdrawals, boolean withdrawn, String... events) {}

    private static final List<Story> STORIES = List.of(
            new Story(0, false, "given 2026-03-01"),
            new Story(0, false, "given 2026-07-01"),
            new Story(0, false, "given 2026-03-01", "renewed 2026-05-01"),
            new Story(1, true, "given 2026-03-01", "withdrawn 2026-04-01"),
            new Story(1, true, "given 2026-03-01", "withdrawn 2026-07-01"),
            new Story(1, true, "given 2026-03-01", "withdrawn 2026-04-01", "given 2026-07-01"),
            new Story(1, false, "given 2026-03-01", "withdrawn 2026-04-01", "given 2026-05-01"),
            new Story(2, true, "given 2026-03-01", "withdrawn 2026-04-01", "given 2026-05-01", "withdrawn 2026-05-02"),
            new Story(
                    2,
                    false,
                    "given 2026-03-01",
                    "withdrawn 2026-04-01",
                    "given 2026-05-01",
                    "withdrawn 2026-05-02",
                    "renewed 2026-05-03"));

    @TempDir
    Path folder;

    @Test
    void anOlderRecordUndoesNoWithdrawalAndOneThatIsKeptIsTold() {
        for (Story kept : STORIES) {
            AgreementsOnFile agreements = new AgreementsOnFile(folder).with(ID, kept.events());
            for (Story again : STORIES) {
                String expected = "";
                if (again.withdrawals() < kept.withdrawals()) {
                    expected = "The consent has been withdrawn.";
                } else if (kept.withdrawn() && again.withdrawn()) {
                    expected = "The withdrawal is now in the agreement file";
                }

                String said = new WithdrawalRule(new KeptConsent(agreements))
                        .examine(record(again), TODAY)
                        .map(Refusal::summary)
                        .orElse("");

                assertThat(said)
                        .as("%s again %s", List.of(kept.events()), List.of(again.events()))
                        .startsWith(expected);
                assertThat(said.isEmpty()).isEqualTo(expected.isEmpty());
            }
        }
    }

    private static ConsentRecord record(Story story) {
        return Records.sound(Records.with(record -> {
            record.putArray("events");
            for (String event : story.events()) {
                ObjectNode written = record.withArray("events").addObject();
                written.put("type", event.split(" ")[0]).put("at", event.split(" ")[1]);
            }
        }));
    }
}
