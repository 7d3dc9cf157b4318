package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

class RefusalReportPageTest {
    private static final SubmissionId ID = SubmissionId.of(KelpSample.DIGEST);
    private static final Fault FAULT =
            new Fault("export/user_data.json", "The file ends in the middle.", "Ask the donor to download it again.");

    @Test
    void saysWhatIsWrongWhereAndWhatToDo() throws Exception {
        String text = page(Rejection.refused(ID, "no-consent", "The submission contains no consent record.", FAULT))
                .text();

        assertThat(text)
                .contains("Refused", "The submission contains no consent record.", "The file ends in the middle.")
                .contains("export/user_data.json", "Ask the donor to download it again.", "no-consent", ID.value())
                .contains("Nothing was kept", "kelp <1>.zip", "20 January 2026, 09:15 UTC")
                .doesNotContain("things are wrong");
    }

    @Test
    void countsSeveralFaults() throws Exception {
        WellFormed page = page(Rejection.refused(ID, "broken", "It cannot be read.", FAULT, FAULT));

        assertThat(page.text()).contains("Refused", "2 things are wrong");
        assertThat(page.all("li")).hasSize(2);
    }

    @Test
    void doesWithoutFaultsPlacesAndRemedies() throws Exception {
        assertThat(page(Rejection.refused(ID, "broken", "It cannot be read.")).all("li"))
                .isEmpty();
        assertThat(page(Rejection.refused(ID, "broken", "It cannot be read.", new Fault("", "Odd.", "")))
                        .text())
                .doesNotContain("Where:", "What to do:");
    }

    @Test
    void turnsHostilePathsIntoText() throws Exception {
        Fault hostile = new Fault("a/<script>alert(1)</script>\u202E", "<img src=x>", "&lt;");

        WellFormed page = page(Rejection.refused(ID, "x", "Odd names.", hostile));

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("img")).isEmpty();
        assertThat(page.text()).contains("a/<script>alert(1)</script>⟨U+202E⟩", "&lt;");
    }

    private static WellFormed page(Rejection rejection) throws Exception {
        StringWriter out = new StringWriter();
        new RefusalReportPage(rejection, Optional.of("kelp <1>.zip"), KelpSample.RECEIVED, Optional.empty()).write(out);
        return WellFormed.parse(out.toString());
    }
}
