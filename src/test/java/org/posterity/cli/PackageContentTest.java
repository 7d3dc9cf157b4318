package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;

/** A sample, taken in by the command line, held against what {@code docs/package.md} says of it. */
class PackageContentTest {
    @TempDir
    private static Path folder;

    private static Path object;

    @BeforeAll
    static void ingest() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        try (Stream<Path> shipped = Files.list(Path.of("config"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        String key = folder.resolve("key").toString().replace("\\", "/");
        TestArchive.set(config, "key.dir", key);
        TestArchive.set(config, "stills", "off");
        TestArchive.set(config, "storage.sync", "off");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int exit = Main.run(
                out,
                out,
                "ingest",
                "archive-samples/half-a-drawer",
                "--archive",
                folder.resolve("archive").toString(),
                "--config",
                config.toString());
        assertThat(exit).as(said.toString()).isZero();
        try (Stream<Path> found = Files.find(
                folder.resolve("archive/storage"), 3, (path, attributes) -> path.endsWith("0=ocfl_object_1.1"))) {
            object = found.findFirst().orElseThrow().getParent();
        }
    }

    @Test
    void holdsExactlyTheFilesThatTheDocumentationLists() throws IOException {
        List<String> documented = Files.readString(Path.of("docs/package.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("storage/"))
                .takeWhile(line -> !line.startsWith("```"))
                .map(String::strip)
                .toList();
        assertThat(documented.get(0)).matches("storage/[0-9a-f]{3}/urn%3aposterity%3a[a-z2-7]{20}/");
        // stills of films are made where ffmpeg is installed
        assertThat(files(object)).isSubsetOf(documented);
        assertThat(files(object).stream().filter(file -> !file.contains("/stills/")))
                .containsExactlyInAnyOrderElementsOf(documented.subList(1, documented.size()).stream()
                        .filter(file -> !file.contains("/stills/"))
                        .toList());
    }

    @Test
    void holdsOneWarcFilePerPost() throws IOException {
        Path data = object.resolve("v1/content/data");
        List<String> named = new ArrayList<>();
        Matcher warc = Pattern.compile("\"stem\":\"([^\"]+)\"")
                .matcher(Files.readString(data.resolve("accessions/0001/posts.jsonl")));
        while (warc.find()) {
            named.add("posts/" + warc.group(1) + ".warc");
        }
        assertThat(named).isNotEmpty().doesNotHaveDuplicates();
        assertThat(files(data).stream().filter(file -> file.startsWith("posts/")))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<String> files(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> top.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
