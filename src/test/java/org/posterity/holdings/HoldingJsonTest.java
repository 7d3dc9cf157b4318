package org.posterity.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldingJsonTest {
    private static final Holding FULL = SampleHoldings.of("urn:x:1", 2, "tiktok:kelp.and.kites", Optional.of("sea"));

    @Test
    void readsBackWhatItWrote() {
        Holding bare = SampleHoldings.bare("urn:x:1");

        assertThat(HoldingJson.read(HoldingJson.write(FULL))).isEqualTo(FULL);
        assertThat(HoldingJson.read(HoldingJson.write(bare))).isEqualTo(bare);
    }

    @Test
    void namesWhatItWritesInWordsOfTheHouse() throws Exception {
        JsonNode json = new ObjectMapper().readTree(HoldingJson.write(FULL));

        assertThat(json.path("aip").asText()).isEqualTo("urn:x:1");
        assertThat(json.path("accession").asInt()).isEqualTo(2);
        assertThat(json.path("posts").path("leftOut").asInt()).isEqualTo(1);
        assertThat(json.path("access").asText()).isEqualTo("on-site");
        assertThat(json.path("accessUntil").asText()).isEqualTo("2046-02-28");
        assertThat(HoldingJson.write(SampleHoldings.bare("urn:x:1"))).doesNotContain("null", "accessUntil");
    }

    @Test
    void repeatsNothingOfWhatItCannotRead() {
        String whole = HoldingJson.write(FULL);
        for (int length = 0; length < whole.length(); length += 5) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> HoldingJson.read(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Not a holding as JSON.")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> HoldingJson.read(whole.replace("on-site", "kelp")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("kelp");
    }
}
