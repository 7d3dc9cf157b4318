package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.storage.StoredFile;

/** What a package holds of each category, by its own ledger. */
class StoredDecisionsTest {
    @TempDir
    Path folder;

    private Map<Category, Boolean> held(String lines) throws IOException {
        Path ledger = Files.writeString(folder.resolve("selection.json"), "{\"categories\":[" + lines + "]}");
        StoredFile file = new StoredFile(
                "data/accessions/0001/selection.json",
                KeptBytes.of(ledger),
                Files.size(ledger),
                Digest.of(DigestAlgorithm.SHA512, DigestAlgorithm.SHA512.start().digest(Files.readAllBytes(ledger))));
        return StoredDecisions.heldAsNumbersAlone(List.of(file), null);
    }

    @Test
    void whatWasKeptByDecisionIsHeldOnlyWhereThereWasAnythingOfIt() throws Exception {
        assertThat(held("""
                        {"category":"posts","keeping":"kept","held":3},
                        {"category":"comments","keeping":"kept","held":0},
                        {"category":"likes","keeping":"counted","held":2},
                        {"category":"messages","keeping":"left-out","held":0}""")).containsExactly(Map.entry(Category.POSTS, false), Map.entry(Category.LIKES, true));
    }

    @Test
    void aLedgerThatDoesNotSayHowMuchIsHeldHidesNothing() throws Exception {
        assertThat(held("""
                        {"category":"posts","keeping":"kept"},
                        {"category":"messages","keeping":"left-out"}""")).containsExactly(Map.entry(Category.POSTS, false));
    }
}
