package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.intake.Workspace;

/** {@code posterity audit}: whatever happens to a byte that is kept is found, and what is whole is not. */
class AuditTest {
    private static final Path MASTODON = Path.of("archive-samples", "wren-and-tern");

    @TempDir
    Path folder;

    private TestArchive archive;
    private StoredAip stored;

    @BeforeEach
    void anArchive() throws IOException {
        archive = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation = archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1));
        stored = archive.archived(donation);
    }

    /** What is done to a file. */
    private enum Harm {
        FLIP,
        CUT,
        GROW,
        DELETE,
        ADD_BESIDE,
        LINK;

        void to(Path file) throws IOException {
            file.toFile().setWritable(true);
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case FLIP -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
                case CUT -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
                case GROW -> Files.write(file, new byte[] {'x'}, StandardOpenOption.APPEND);
                case DELETE -> Files.delete(file);
                case ADD_BESIDE -> Files.writeString(file.resolveSibling("added.txt"), "added");
                case LINK -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, Path.of("/etc/hostname"));
                }
            }
        }

        String kind() {
            return switch (this) {
                case DELETE -> "missing";
                case ADD_BESIDE -> "unexpected";
                case LINK -> "unreadable";
                default -> "mismatch";
            };
        }
    }

    @Test
    void whatIsWholeIsIntactAndNotedAsAFixityCheck() throws Exception {
        TestArchive.Answer answer = archive.run("audit", "--json");

        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.json())
                .extracting(line -> line.path("subject").asText() + " "
                        + line.path("outcome").asText())
                .containsExactly("package intact", "agreement intact", "journal intact", "holdings intact");
        JsonNode pack = answer.json().get(0);
        assertThat(pack.path("id").asText()).isEqualTo(stored.id());
        try (Stream<Path> files = Files.walk(stored.bag())) {
            assertThat(pack.path("files").asLong())
                    .isEqualTo(files.filter(Files::isRegularFile).count());
        }
        assertThat(archive.run("show", stored.id()).out())
                .contains("fixity check: " + pack.path("files") + " files read");
        assertThat(archive.run("audit").out()).contains("4 intact.");
    }

    @Test
    void everyHarmToEveryKindOfFileOfAPackageIsFound() throws Exception {
        List<Path> files = List.of(
                stored.bag().resolve("bagit.txt"),
                stored.bag().resolve("manifest-sha256.txt"),
                stored.data().resolve("terms.json"),
                stored.data().resolve("README.txt"),
                stored.warcs().get(0));
        for (Path file : files) {
            String path = stored.object().relativize(file).toString();
            for (Harm harm : Harm.values()) {
                List<JsonNode> found = afterwards(harm, file, "package");
                assertThat(found).as(harm + " " + path).anySatisfy(finding -> {
                    assertThat(finding.path("kind").asText()).isEqualTo(harm.kind());
                    assertThat(finding.path("where").asText())
                            .isEqualTo(harm == Harm.ADD_BESIDE ? path.replaceFirst("[^/]+$", "added.txt") : path);
                });
            }
        }
    }

    @Test
    void everyHarmToTheFrameOfAnObjectIsFound() throws Exception {
        for (String name : List.of(
                "0=ocfl_object_1.1",
                "inventory.json",
                "inventory.json.sha512",
                "v1/inventory.json",
                "v1/inventory.json.sha512")) {
            for (Harm harm : Harm.values()) {
                assertThat(afterwards(harm, stored.object().resolve(name), "package"))
                        .as(harm + " " + name)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyHarmToAnAgreementIsFound() throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(archive.archive().resolve("agreements"))) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/v1/"))
                    .forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(2);
        for (Path file : files) {
            for (Harm harm : Harm.values()) {
                assertThat(afterwards(harm, file, "agreement"))
                        .as(harm + " " + file.getFileName())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void whatHappensToLinesOfTheJournalIsFound() throws Exception {
        Path journal = archive.archive().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines).hasSizeGreaterThan(2);
        List<List<String>> harmed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            harmed.add(removed);
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            harmed.add(twice);
            if (i + 1 < lines.size()) {
                List<String> edited = new ArrayList<>(lines);
                edited.set(i, lines.get(i).replace("\"outcome\":\"success\"", "\"outcome\":\"fail\""));
                harmed.add(edited);
                List<String> swapped = new ArrayList<>(lines);
                swapped.set(i, lines.get(i + 1));
                swapped.set(i + 1, lines.get(i));
                harmed.add(swapped);
            }
        }
        harmed.add(lines.subList(0, 1));
        for (List<String> text : harmed) {
            Files.write(journal, text, StandardCharsets.UTF_8);
            TestArchive.Answer answer = archive.run("audit", "--json");
            assertThat(answer.exit()).as(String.join("\n", text)).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.json())
                    .filteredOn(line -> line.path("subject").asText().equals("journal"))
                    .singleElement()
                    .matches(line -> line.path("outcome").asText().equals("not-intact"));
        }
    }

    /** What an audit finds after a harm, which is then undone. */
    private List<JsonNode> afterwards(Harm harm, Path file, String subject) throws IOException {
        Path copy = folder.resolve("copy");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Path journal = archive.archive().resolve("journal.jsonl");
        byte[] lines = Files.readAllBytes(journal);
        try {
            harm.to(file);
            TestArchive.Answer answer = archive.run("audit", "--json");
            assertThat(answer.exit()).as(harm + " " + file).isEqualTo(Exit.NOT_ALL);
            List<JsonNode> findings = new ArrayList<>();
            answer.json().stream()
                    .filter(line -> line.path("subject").asText().equals(subject))
                    .forEach(line -> line.path("findings").forEach(findings::add));
            return findings;
        } finally {
            Files.deleteIfExists(file);
            Files.move(copy, file);
            Files.deleteIfExists(file.resolveSibling("added.txt"));
            Files.write(journal, lines);
        }
    }

    @Test
    void anIndexThatDoesNotSayWhatThePackagesSayIsFoundAndCanBeMadeAnew() throws Exception {
        Path index = archive.archive().resolve("holdings.db");
        byte[] whole = Files.readAllBytes(index);
        byte[] edited = new String(whole, StandardCharsets.ISO_8859_1)
                .replace("The Library", "Teh Library")
                .replace("ON_SITE", "ON_SIGT")
                .replace("kelp.and.kites", "kelp.and.kotes")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] harmed : List.of(new byte[0], java.util.Arrays.copyOf(whole, 1000), edited)) {
            Files.write(index, harmed);
            assertThat(archive.run("audit", "--json").json())
                    .filteredOn(line -> line.path("subject").asText().equals("holdings"))
                    .singleElement()
                    .matches(line -> line.path("outcome").asText().equals("not-intact"));
        }
        Files.delete(index);
        assertThat(archive.run("regenerate", stored.id()).exit()).isZero();
        assertThat(archive.run("audit").exit()).isZero();
    }

    @Test
    void thePageForPeopleSaysWhatWasReadAndWhatIsWrong() throws Exception {
        Path whole = folder.resolve("whole.html");
        Path damaged = folder.resolve("damaged.html");
        assertThat(archive.run("audit", "--report", whole).exit()).isZero();
        Harm.FLIP.to(stored.data().resolve("terms.json"));

        assertThat(archive.run("audit", "--report", damaged).exit()).isEqualTo(Exit.NOT_ALL);

        assertThat(Files.readString(whole)).contains("all are intact").doesNotContain("posterity repair");
        assertThat(Files.readString(damaged)).contains("terms.json", "mismatch", "posterity repair");
        assertThat(archive.run("audit", "--report", damaged).exit())
                .as("a page is never written over")
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aPackageThatIsGoneIsMissing() throws Exception {
        Workspace.clear(stored.object());

        TestArchive.Answer answer = archive.run("audit");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains(": not intact", "missing  the whole");
    }

    @Test
    void onlyWhatIsDueIsReadTheLongestUnreadFirst() throws Exception {
        assertThat(archive.run("ingest", MASTODON).exit()).isZero();

        assertThat(archive.run("audit", "--older-than", "1d", stored.id()).out())
                .isEqualTo("Nothing was due.\n");
        assertThat(archive.run("audit", "--older-than", "0h", stored.id()).out())
                .contains("1 intact.");
        List<JsonNode> both = archive.run("audit", "--json").json();
        assertThat(both.get(1).path("id").asText())
                .as("it was read a moment ago, the other when it was stored")
                .isEqualTo(stored.id());
    }

    /** Damage to what has no date of its own does not wait until a package is due. */
    @Test
    void whereNothingIsDueAgreementsJournalAndIndexAreLookedAt() throws Exception {
        assertThat(archive.run("audit", "--due").out()).isEqualTo("Nothing was due.\n");
        long lines =
                Files.readAllLines(archive.archive().resolve("journal.jsonl")).size();
        Path paper;
        try (Stream<Path> files = Files.walk(archive.archive().resolve("agreements"))) {
            paper = files.filter(file ->
                            file.endsWith("inventory.json") || file.toString().contains("content"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Path journal = archive.archive().resolve("journal.jsonl");
        Map<String, Path> places = Map.of(
                "agreement",
                paper,
                "journal",
                journal,
                "holdings",
                archive.archive().resolve("holdings.db"));
        for (Map.Entry<String, Path> place : places.entrySet()) {
            byte[] good = Files.readAllBytes(place.getValue());
            if (place.getKey().equals("journal")) {
                Files.writeString(
                        journal,
                        new String(good, java.nio.charset.StandardCharsets.UTF_8)
                                .replaceFirst("ingestion end", "ingestion END"));
            } else {
                Files.delete(place.getValue());
            }

            TestArchive.Answer answer = archive.run("audit", "--due", "--json");

            assertThat(answer.exit()).as(place.getKey() + answer).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.json())
                    .extracting(line -> line.path("subject").asText() + " "
                            + line.path("outcome").asText())
                    .containsExactly(place.getKey() + " not-intact");
            Files.write(place.getValue(), good);
        }
        assertThat(archive.run("audit", "--due").exit()).isZero();
        assertThat(Files.readAllLines(journal)).hasSize((int) lines);
    }

    @Test
    void whatMakesNoSenseIsSaid() throws Exception {
        assertThat(archive.run("audit", "--older-than", "soon").exit()).isEqualTo(Exit.USAGE);
        assertThat(archive.run("audit", "--rate", "0").exit()).isEqualTo(Exit.USAGE);
        TestArchive.Answer unknown = archive.run("audit", stored.id(), "nobody");
        assertThat(unknown.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(unknown.err()).contains("nobody");
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void aVersionMoreIsReadToo() throws Exception {
        Path readme = stored.data().resolve("README.txt");
        assertThat(archive.run("regenerate", stored.id()).exit()).isZero();
        assertThat(archive.run("audit", stored.id()).exit()).isZero();
        assertThat(readme).exists();
    }
}
