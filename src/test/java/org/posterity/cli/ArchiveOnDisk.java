package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.posterity.Main;

/** What can be seen of an archive from outside: its folder, and what the commands say of it. */
final class ArchiveOnDisk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ArchiveOnDisk(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The heads of all packages that a person finds in the storage root: folders with OCFL's mark. */
    List<Path> bags() throws IOException {
        Path storage = folder.resolve("storage");
        if (!Files.isDirectory(storage)) {
            return List.of();
        }
        try (Stream<Path> objects = Files.find(
                storage, 3, (path, look) -> path.getFileName().toString().startsWith("0=ocfl_object"))) {
            return objects.map(mark -> mark.resolveSibling("v1/content")).toList();
        }
    }

    boolean holdsSomething() {
        try {
            return !bags().isEmpty();
        } catch (IOException | java.io.UncheckedIOException e) {
            // Folders come and go while the program works.
            return false;
        }
    }

    /** Whether a file or folder of this name lies at this depth below the workspace of the submission under way. */
    boolean workspaceHas(String name) {
        try (Stream<Path> found = Files.find(
                folder.resolve("workspace"),
                8,
                (path, look) -> path.getFileName().toString().equals(name))) {
            return found.findAny().isPresent();
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    List<Path> filesInWorkspace() throws IOException {
        Path workspace = folder.resolve("workspace");
        if (!Files.exists(workspace)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(workspace, 20, (path, look) -> !look.isDirectory())) {
            return files.toList();
        }
    }

    List<String> journalTypes() throws IOException {
        List<String> types = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("journal.jsonl"))) {
            types.add(JSON.readTree(line).path("type").asText());
        }
        return types;
    }

    int journalLines() throws IOException {
        Path journal = folder.resolve("journal.jsonl");
        return Files.exists(journal) ? Files.readAllLines(journal).size() : 0;
    }

    List<JsonNode> list() throws IOException {
        TestArchive.Answer answer = TestArchive.say("list", "--json", "--archive", folder);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** The rows of the index itself, which the list command does not read. */
    List<String> indexed() throws SQLException {
        List<String> aips = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("holdings.db"));
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT aip FROM holding")) {
            while (rows.next()) {
                aips.add(rows.getString(1));
            }
        }
        return aips;
    }

    /** Our own strict validator and the Library of Congress' must both accept the bag. */
    static void requireValid(Path bag) throws Exception {
        StringWriter out = new StringWriter();
        assertThat(command(out, "validate", bag.toString())).as(out.toString()).isZero();
        Bag read = new BagReader().read(bag);
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isComplete(read, false);
            verifier.isValid(read, false);
        }
    }

    private static int command(StringWriter out, String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
    }
}
