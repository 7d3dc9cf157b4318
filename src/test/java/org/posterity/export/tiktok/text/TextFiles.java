package org.posterity.export.tiktok.text;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/** Files of a submission that are being put together, and the transcript of the export they make. */
final class TextFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Languages LANGUAGES = new Languages();

    private final Path home;
    private final List<ReceivedFile> files = new ArrayList<>();

    TextFiles(Path home) {
        this.home = home;
    }

    /** All files of a folder of test resources, with their paths. */
    static TextFiles ofResources(Path home, String folder) {
        TextFiles files = new TextFiles(home);
        Path root = Path.of("src/test/resources/exports/tiktok").resolve(folder);
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                files.with(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    TextFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    TextFiles with(String path, byte[] bytes) {
        Path location = home.resolve("file-" + files.size());
        try {
            Files.createDirectories(home);
            Files.write(location, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(new ReceivedFile(path, bytes.length, Instant.EPOCH, Digest.sha256(bytes), location, false));
        return this;
    }

    List<ReceivedFile> received() {
        return List.copyOf(files);
    }

    Optional<TextExport> found() {
        return TextExport.in(received(), LANGUAGES);
    }

    TextExport export() {
        return found().orElseThrow();
    }

    Transcription transcription(Predicate<Category> covers) {
        return export().transcribe(home.resolve("transcript.json"), covers);
    }

    Transcription.Transcript transcript() {
        return transcript(category -> true);
    }

    Transcription.Transcript transcript(Predicate<Category> covers) {
        return (Transcription.Transcript) transcription(covers);
    }

    Transcription.Problem problem() {
        return (Transcription.Problem) transcription(category -> true);
    }

    /** The transcript's JSON, by a reader that takes no key twice. */
    JsonNode json() {
        return json(transcript());
    }

    static JsonNode json(Transcription.Transcript transcript) {
        try {
            return JSON.readTree(transcript.json().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Transcription.Transcript transcript) {
        try {
            return Files.readString(transcript.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place in JSON, its keys joined by dots. */
    static JsonNode at(JsonNode json, String path) {
        JsonNode node = json;
        for (String key : path.split("\\.")) {
            node = node.path(key);
        }
        return node;
    }
}
