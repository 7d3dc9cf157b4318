package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which posts the category {@code posts} covers when the export does not say plainly who could see them. */
class UnstatedVisibilityTest {
    @TempDir
    private Path folder;

    @Test
    void aPostWithoutTheFieldCountsAsPublicAndOneWithAWordNobodyKnowsDoesNot() throws IOException {
        Export export = new SmallDonation(folder)
                .post("2021-05-14 09:31:07")
                .post("2025-05-14 09:31:07", ",\"WhoCanView\":\"Everyone\"")
                .post("2025-06-14 09:31:07", ",\"WhoCanView\":\"Close Circle\"")
                .read();
        assertThat(export.content().posts())
                .extracting(post -> post.visibility().treatedAsPublic())
                .containsExactly(true, true, false);
    }
}
