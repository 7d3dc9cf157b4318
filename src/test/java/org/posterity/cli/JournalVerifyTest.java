package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;

/** {@code posterity journal verify}: any line that is changed, gone, added or in another place is found. */
class JournalVerifyTest {
    @TempDir
    private Path home;

    private TestArchive desk;
    private List<String> lines;

    @BeforeEach
    void anArchiveWithAJournal() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
        StoredAip kelp = desk.archived(
                desk.consented(SampleDonation.in(home.resolve("kelp")).export(ExportVersion.V3)));
        desk.run("audit");
        desk.run("restrict", kelp.id(), "--reason", "third-party", "--by", "Ida Bauer");
        lines = Files.readAllLines(journal());
        assertThat(lines).hasSizeGreaterThan(5);
    }

    @Test
    void aWholeJournalHasNothingToTell() {

        Answer answer = verify();
        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).isEqualTo("The journal is whole.\n");
    }

    @Test
    void everyLineCountsWhateverIsDoneToIt() throws IOException {
        int last = lines.size() - 1;
        for (int i = 0; i < last; i++) {
            int at = i;
            assertFound(all -> all.remove(at), "removed " + at);
            assertFound(all -> all.set(at, all.get(at).replace("success", "succes5")), "edited " + at);
            assertFound(all -> Collections.swap(all, at, at + 1), "swapped " + at);
            assertFound(all -> all.add(at, all.get(last)), "added before " + at);
        }
    }

    /** The last lines tell of a version that is stored. */
    @Test
    void aCutTailShowsByAVersionOfWhichNoLineTells() throws IOException {
        int commit = lines.size() - 1;
        while (!lines.get(commit).contains("\"version\":2")) {
            commit--;
        }
        int from = commit;
        Answer answer = assertFound(all -> all.subList(from, all.size()).clear(), "cut");
        assertThat(answer.out()).contains("the commit of version 2");
        assertFound(List::clear, "emptied");
    }

    @Test
    void whatItLacksIsToldThoughTheIndexIsDamagedToo() throws IOException {
        Files.writeString(desk.archive().resolve("holdings.db"), "not a database, but long enough ".repeat(80));
        assertFound(all -> all.subList(all.size() - 3, all.size()).clear(), "cut");
        assertFound(List::clear, "emptied");
    }

    private Answer assertFound(Consumer<List<String>> harm, String what) throws IOException {
        List<String> harmed = new ArrayList<>(lines);
        harm.accept(harmed);
        Files.write(journal(), harmed);
        Answer answer = verify();
        assertThat(answer.exit()).as(what + " " + answer).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("journal.jsonl", "The journal is not whole");
        Files.write(journal(), lines);
        return answer;
    }

    private Answer verify() {
        return TestArchive.say("journal", "verify", "--archive", desk.archive(), "--config", desk.config());
    }

    private Path journal() {
        return desk.archive().resolve("journal.jsonl");
    }
}
