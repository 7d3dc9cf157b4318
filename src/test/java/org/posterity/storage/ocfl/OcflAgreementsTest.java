package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocfl.core.OcflRepositoryBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.consent.Agreement;
import org.posterity.consent.Agreement.Paper;
import org.posterity.consent.Agreement.Part;
import org.posterity.consent.Agreement.Written;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.storage.ArchiveLock;

class OcflAgreementsTest {
    private static final String ID = Agreement.idOf("agreement-2026-017");

    @TempDir
    Path home;

    private ArchiveLock lock;
    private OcflAgreements agreements;

    @BeforeEach
    void open() {
        lock = ArchiveLock.take(home.resolve("archive"));
        agreements = new OcflAgreements(
                lock,
                Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC),
                new Agent("urn:posterity:software", "Posterity", "software", "test"));
    }

    @AfterEach
    void close() {
        agreements.close();
        lock.close();
    }

    @Test
    void nothingIsMadeBeforeThereIsAnAgreement() {
        assertThat(home.resolve("archive/agreements")).doesNotExist();
    }

    @Test
    void theSameAgreementOnceMoreAddsNothing() throws IOException {
        assertThat(agreements.keep(agreement("first", "deed"))).isEqualTo(1);
        List<String> before = listing();

        assertThat(agreements.keep(agreement("first", "deed"))).isEqualTo(1);
        assertThat(agreements.keep(agreement("first"))).isEqualTo(1);
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void aChangedRecordAddsAVersionAndKeepsTheOldOneAndItsPapers() throws IOException {
        agreements.keep(agreement("first", "deed"));

        assertThat(agreements.keep(agreement("second", "addendum"))).isEqualTo(2);
        assertThat(listing())
                .anyMatch(path -> path.endsWith("v1/content/consent.json"))
                .anyMatch(path -> path.endsWith("v2/content/consent.json"));
        assertThat(head()).hasSize(3).contains("consent.json");
    }

    @Test
    void anObjectOfTwoVersionsIsValid() throws IOException {
        agreements.keep(agreement("first", "deed"));
        agreements.keep(agreement("second"));

        assertThat(new OcflRepositoryBuilder()
                        .storage(storage -> storage.fileSystem(home.resolve("archive/agreements")))
                        .workDir(Files.createDirectories(home.resolve("work")))
                        .build()
                        .validateObject(ID, true)
                        .getErrors())
                .isEmpty();
    }

    @Test
    void onlyItsOwnerMayEnter() throws IOException {
        agreements.keep(agreement("first"));

        assertThat(Files.getPosixFilePermissions(home.resolve("archive/agreements")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anotherProcessGoesOnWhereThisOneStopped() {
        agreements.keep(agreement("first"));
        agreements.close();
        lock.close();
        open();

        assertThat(agreements.keep(agreement("first"))).isEqualTo(1);
        assertThat(agreements.keep(agreement("second"))).isEqualTo(2);
    }

    private Agreement agreement(String record, String... papers) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        List<Part> parts = new ArrayList<>(List.of(new Written("consent.json", bytes)));
        for (String paper : papers) {
            parts.add(paper(paper));
        }
        return new Agreement(ID, Digest.sha256(bytes), parts);
    }

    private Paper paper(String content) {
        try {
            Path file = Files.writeString(home.resolve(content), content);
            Digest digest = Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
            return new Paper("papers/" + digest.hex().substring(0, 16) + "/paper.pdf", file, digest);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> head() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String path : listing()) {
            int content = path.indexOf("/content/");
            if (content > 0) {
                names.add(path.substring(content + "/content/".length()));
            }
        }
        return List.copyOf(names);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("archive/agreements"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
