package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;
import org.posterity.storage.ChildProcess;

/** Several runs in one archive at the same time, of one process and of several. */
class SideBySideTest {
    private static final String[] ACCOUNTS = {"kelp.and.kites", "paper.lanterns", "salt.and.string"};

    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder);
    }

    @Test
    void processesTakeInDifferentAccountsOfOneArchiveSideBySide() throws Exception {
        List<ChildProcess> children = new ArrayList<>();
        try {
            for (String account : ACCOUNTS) {
                children.add(ChildProcess.start(
                        Main.class,
                        "ingest",
                        donation(account),
                        "--archive",
                        desk.archive(),
                        "--config",
                        desk.config()));
            }
            for (ChildProcess child : children) {
                assertThat(child.ends()).isZero();
            }
        } finally {
            children.forEach(ChildProcess::close);
        }
        requireOneOfEach();
    }

    @Test
    void threadsOfOneProcessDoSoToo() throws Exception {
        List<Path> donations = new ArrayList<>();
        for (String account : ACCOUNTS) {
            donations.add(donation(account));
        }

        assertThat(together(donations)).allMatch(answer -> answer.exit() == 0);

        requireOneOfEach();
    }

    /** The second one finds the package of the first, whichever is first. */
    @Test
    void ofTheSameSubmissionTwiceAtTheSameTimeOnePackageIsMade() throws Exception {
        Path donation = donation("kelp.and.kites");

        List<TestArchive.Answer> answers = together(List.of(donation, donation, donation));

        assertThat(answers).allMatch(answer -> answer.exit() == 0);
        assertThat(answers.stream()
                        .map(answer -> answer.json().get(0).path("outcome").asText()))
                .containsExactlyInAnyOrder("archived", "already-held", "already-held");
        assertThat(desk.run("list", "--json").json()).hasSize(1);
    }

    private List<TestArchive.Answer> together(List<Path> donations) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(donations.size());
        try {
            List<Future<TestArchive.Answer>> running = new ArrayList<>();
            for (Path donation : donations) {
                running.add(threads.submit(() -> desk.run("ingest", donation, "--json")));
            }
            List<TestArchive.Answer> answers = new ArrayList<>();
            for (Future<TestArchive.Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Path donation(String account) throws Exception {
        return new PseudoDonation(account, 2).writeTo(folder.resolve(account), 100_000);
    }

    private void requireOneOfEach() throws Exception {
        TestArchive.Answer list = desk.run("list", "--json");
        assertThat(list.exit()).as(list.toString()).isZero();
        assertThat(list.json())
                .extracting(line -> line.path("account").asText())
                .containsExactlyInAnyOrder("tiktok:kelp.and.kites", "tiktok:paper.lanterns", "tiktok:salt.and.string");
        List<String> lines = Files.readAllLines(desk.archive().resolve("journal.jsonl"));
        assertThat(lines).hasSize(4 * ACCOUNTS.length);
        List<String> ends = new ArrayList<>();
        for (String line : lines) {
            JsonNode event = ExportVersion.JSON.readTree(line);
            if (event.path("type").asText().equals("accession")) {
                ends.add(event.path("aip").asText());
            }
        }
        assertThat(ends).doesNotHaveDuplicates().hasSize(ACCOUNTS.length);
        assertThat(desk.archive().resolve("commits")).isEmptyDirectory();
        assertThat(desk.archive().resolve("workspace")).isEmptyDirectory();
        for (String account : ACCOUNTS) {
            assertThat(desk.run("ingest", folder.resolve(account)).out()).contains("already in the archive");
        }
    }
}
