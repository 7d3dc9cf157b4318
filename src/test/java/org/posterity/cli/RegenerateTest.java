package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Archive;
import org.posterity.application.Settings;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.format.bagit.BagFile;
import org.posterity.format.bagit.BagInfo;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.bagit.ManifestDigests;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.record.PackageFile;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.CommitNote;
import org.posterity.storage.CommitRequest;
import org.posterity.storage.FileToStore;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredVersion;
import org.posterity.storage.Workplace;

/** The documents of the samples' packages, drawn anew. */
class RegenerateTest {
    private static final String OLDER = "An older look.\n";

    @TempDir
    Path folder;

    private TestArchive desk;

    private String archived(String sample) throws IOException {
        desk = TestArchive.in(folder);
        Answer answer = desk.run("ingest", Path.of("archive-samples", sample), "--json");
        List<JsonNode> archived = answer.json().stream()
                .filter(line -> line.path("outcome").asText().equals("archived"))
                .toList();
        assertThat(archived).as(answer.toString()).isNotEmpty();
        return archived.get(0).path("aip").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kelp-and-kites", "half-a-drawer", "batch"})
    void nothingDiffersWhereTheProgramIsTheSame(String sample) throws Exception {
        archived(sample);
        for (JsonNode held : desk.run("list", "--json").json()) {
            Answer answer = desk.run("regenerate", held.path("aip").asText());

            assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
            assertThat(answer.out()).startsWith("Nothing differs");
        }
        assertThat(versions()).containsOnly("v1");
    }

    @Test
    void anOlderLookIsReplacedAsANewVersionAndNothingElseChanges() throws Exception {
        String aip = archived("kelp-and-kites");
        Map<String, Digest> first = stored(aip);
        older(new PackageId(aip));

        Answer answer = desk.run("regenerate", aip, "--json");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        JsonNode told = answer.json().get(0);
        assertThat(told.path("version").asInt()).isEqualTo(3);
        List<String> changed = new ArrayList<>();
        told.path("changed").forEach(path -> changed.add(path.asText()));
        assertThat(changed)
                .contains("data/README.txt", "manifest-sha256.txt")
                .allSatisfy(
                        path -> assertThat(PackageFile.at(path).orElseThrow().form())
                                .isIn(PackageFile.Form.DOCUMENT, PackageFile.Form.BAG));
        assertThat(stored(aip)).as("it is what it was at first, its date too").isEqualTo(first);
        Path copy = folder.resolve("copy");
        assertThat(desk.run("deliver", aip, "--as", "bag", "--to", copy).exit()).isEqualTo(Exit.DONE);
        try (Stream<Path> bags = Files.list(copy)) {
            assertThat(desk.run("validate", bags.findFirst().orElseThrow()).exit())
                    .isEqualTo(Exit.DONE);
        }
        assertThat(desk.run("list", "--json").json().get(0).path("aip").asText())
                .isEqualTo(aip);
        assertThat(Files.readString(desk.archive().resolve("journal.jsonl")))
                .contains("Documents were regenerated from the records.");
        assertThat(desk.run("regenerate", aip).out()).startsWith("Nothing differs");
    }

    @Test
    void whatIsNotHeldIsToldAndNothingIsWritten() throws Exception {
        archived("half-a-drawer");

        assertThat(desk.run("regenerate", "nosuchpackage").exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(desk.run("regenerate").exit()).isEqualTo(Exit.USAGE);
        assertThat(versions()).containsOnly("v1");
    }

    /** Commits a version in which the README is another. */
    private void older(PackageId aip) throws IOException {
        try (Archive archive = Archive.toWrite(
                desk.archive(),
                Settings.read(desk.config()),
                Workplace.in(desk.archive()),
                Output.notices(new PrintWriter(Writer.nullWriter())))) {
            ArchivalStorage storage = archive.storageToWrite();
            StoredVersion head = storage.head(aip).orElseThrow();
            List<StoredFile> files = storage.files(aip);
            Map<String, Digest> sha256;
            try (InputStream manifest = new StoredContent(files).stream("manifest-sha256.txt")) {
                sha256 = ManifestDigests.read(manifest, DigestAlgorithm.SHA256);
            }
            Path bag = archive.workspace().path().resolve("older");
            BagWriter writer = BagWriter.create(bag);
            Set<String> kept = new HashSet<>();
            for (StoredFile file : files) {
                String path = file.logicalPath();
                if (path.equals("data/README.txt")) {
                    writer.add("README.txt", OLDER.getBytes(StandardCharsets.UTF_8));
                } else if (path.startsWith("data/")) {
                    writer.keep(new BagFile(path, file.size(), sha256.get(path), file.sha512()));
                    kept.add(path);
                }
            }
            List<FileToStore> changed = new ArrayList<>();
            BagInfo info = BagInfo.EMPTY.with("Bagging-Date", "2001-01-01");
            for (BagFile file : writer.seal(info).files()) {
                if (Files.exists(bag.resolve(file.path()))) {
                    changed.add(new FileToStore(file.path(), file.size(), file.sha256(), file.sha512()));
                }
            }
            changed.forEach(file -> kept.remove(file.path()));
            storage.commit(CommitRequest.after(
                    head, bag, changed, kept, new CommitNote("test", "urn:example:test", "Older.", Instant.EPOCH)));
            storage.complete(aip);
        }
    }

    /** The digests of all files of the newest version. */
    private Map<String, Digest> stored(String aip) {
        try (Archive archive = Archive.toRead(desk.archive(), Output.notices(new PrintWriter(Writer.nullWriter())))) {
            return archive.storage().files(new PackageId(aip)).stream()
                    .collect(Collectors.toMap(StoredFile::logicalPath, StoredFile::sha512));
        }
    }

    /** The names of all versions in storage. */
    private Set<String> versions() throws IOException {
        try (Stream<Path> paths = Files.walk(desk.archive().resolve("storage"))) {
            Set<String> names = new HashSet<>();
            paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("v\\d+"))
                    .forEach(names::add);
            return names;
        }
    }
}
