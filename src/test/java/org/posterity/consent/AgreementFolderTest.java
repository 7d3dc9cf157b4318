package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

class AgreementFolderTest {
    private static final String DEED = "We agree.";
    private static final List<String> CONTENTS = List.of("", DEED, "Something else.");

    @TempDir
    Path home;

    /** In all ways in which nothing, the paper itself, or another one can lie at its path, below, and under another name. */
    @Test
    void onlyTheVeryPaperCountsWhereverItLies() throws IOException {
        int round = 0;
        for (String atPath : CONTENTS) {
            for (String below : CONTENTS) {
                for (String otherName : CONTENTS) {
                    Path folder = Files.createDirectories(home.resolve("agreements-" + round++));
                    put(folder.resolve("2026/deed.pdf"), atPath);
                    put(folder.resolve("a/b/c/deed.pdf"), below);
                    put(folder.resolve("2026/note.pdf"), otherName);
                    put(folder.resolve("deed.pdf.txt"), otherName);
                    AgreementFolder agreements = new AgreementFolder(folder);
                    Evidence paper = paper("2026/deed.pdf");

                    Optional<Path> expected = atPath.equals(DEED)
                            ? Optional.of(folder.resolve("2026/deed.pdf"))
                            : Optional.of(folder.resolve("a/b/c/deed.pdf")).filter(it -> below.equals(DEED));
                    assertThat(agreements.find(paper)).isEqualTo(expected);
                    assertThat(agreements.holds(paper)).isEqualTo(expected.isPresent());
                    assertThat(agreements.holdsAtItsPath(paper)).isEqualTo(atPath.equals(DEED));
                    assertThat(agreements.holdsAnother(paper)).isEqualTo(!atPath.equals(DEED) && !atPath.isEmpty());
                }
            }
        }
    }

    /** The folder is the institution's; what lies beside it is not. */
    @ParameterizedTest
    @ValueSource(strings = {"../deed.pdf", "a/../../deed.pdf", "/deed.pdf", "\0", "a\0/deed.pdf"})
    void noNameLeadsOutOfTheFolder(String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve("agreements"));
        Files.writeString(home.resolve("deed.pdf"), DEED);
        AgreementFolder agreements = new AgreementFolder(folder);

        assertThat(agreements.holds(paper(name))).isFalse();
        assertThat(agreements.holdsAtItsPath(paper(name))).isFalse();
        assertThat(agreements.holdsAnother(paper(name))).isFalse();
    }

    /** The search stops at some depth; the path that the record gives is followed all the same. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 9})
    void thePaperIsFoundAtItsPathHoweverDeepThatIs(int depth) throws IOException {
        String path = "a/".repeat(depth) + "deed.pdf";
        put(home.resolve(path), DEED);

        assertThat(new AgreementFolder(home).find(paper(path))).contains(home.resolve(path));
    }

    @Test
    void aFolderOfThatNameIsNoPaper() throws IOException {
        Files.createDirectories(home.resolve("deed.pdf/deed.pdf"));
        AgreementFolder agreements = new AgreementFolder(home);

        assertThat(agreements.holds(paper("deed.pdf"))).isFalse();
        assertThat(agreements.holdsAnother(paper("deed.pdf"))).isFalse();
    }

    @Test
    void aFolderThatIsNotThereStopsTheRun() {
        Path nowhere = home.resolve("nowhere");

        assertThatThrownBy(() -> new AgreementFolder(nowhere)).isInstanceOf(TerminalFailure.class);
    }

    /** Empty: nothing is put there. */
    private static void put(Path file, String content) throws IOException {
        if (!content.isEmpty()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
    }

    private static Evidence paper(String name) {
        return new Evidence(name, Digest.sha256(DEED.getBytes(StandardCharsets.UTF_8)), true);
    }
}
