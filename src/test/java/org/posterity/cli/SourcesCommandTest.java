package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.cli.TestArchive.Answer;

/** What {@code sources} says, and how mistakes in the settings of sources are met, before anything is looked at. */
class SourcesCommandTest {
    @TempDir
    private Path scratch;

    private TestArchive archive;

    @BeforeEach
    void make() throws IOException {
        archive = TestArchive.in(scratch)
                .set("inbox.dir", scratch.resolve("inbox").toString());
    }

    @Test
    void allAreOffAsShippedAndTheInboxIsOn() {
        Answer answer = archive.run("sources");
        assertThat(answer.exit()).isEqualTo(Exit.DONE);
        assertThat(answer.out())
                .matches(
                        "(?s)source .*inbox +on +never.*s3 +off +never.*sftp +off +never.*upload +off +never.*webdav +off +never.*");
        assertThat(archive.run("sources", "--json").json())
                .extracting(
                        line -> line.path("source").asText() + line.path("on").asBoolean())
                .containsExactly("inboxtrue", "s3false", "sftpfalse", "uploadfalse", "webdavfalse");
    }

    @Test
    void whatFailedIsToldForASourceThatIsOn() throws IOException {
        Path state =
                Files.createDirectories(archive.archive().resolve("sources")).resolve("sftp.json");
        Files.writeString(
                state,
                "{\"format\":1,\"lookedAt\":\"2026-04-01T08:00:00Z\",\"trouble\":\"UNREACHABLE\",\"failed\":"
                        + "[{\"name\":\"a\\u001b[31m.zip\",\"trouble\":\"CHANGED\"},{\"trouble\":\"NO_SPACE\"}],\"moreFailed\":3}");
        assertThat(archive.run("sources").exit()).isEqualTo(Exit.DONE);
        archive.set("sources", "sftp");
        Answer answer = archive.run("sources");
        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out())
                .contains(
                        "2026-04-01T08:00:00Z",
                        "The server cannot be reached",
                        ".zip: It changed",
                        "A file: There is not")
                .contains("and 3 more files")
                .doesNotContain("\u001b");
        JsonNode line = archive.run("sources", "--json").json().get(2);
        assertThat(line.at("/trouble/code").asText()).isEqualTo("unreachable");
        assertThat(line.at("/failed/0/code").asText()).isEqualTo("changed");
        Files.writeString(state, "{\"format\":1,\"lookedAt\"");
        assertThat(archive.run("sources").exit()).isEqualTo(Exit.DONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources                | sfpt                         | a source sfpt",
                "source.sfpt.host       | localhost                    | a source sfpt",
                "source.sftp.hots       | localhost                    | no such setting",
                "source.sftp.port       | 22x                          | a whole number",
                "source.sftp.include    | (                            | a regular expression",
                "source.sftp.folder     | a?b                          | must not contain",
                "source.sftp.password   | secret                       | does not belong in the settings",
                "source.webdav.url      | http://cloud.example.org/    | begins with https",
                "source.webdav.url      | https://a:b@cloud.example.org/ | without user",
                "source                 | x                            | no such setting",
                "inbox.collections      | ../elsewhere                 | names that folders can have",
                "sources                | sftp                         | lack source.sftp.host",
                "sources                | s3                           | lack source.s3.bucket",
                "sources                | webdav                       | lack source.webdav.url",
                "sources                | upload                       | lack source.upload.address",
                "source.upload.address  | http://give.example.org/     | begins with https",
                "source.upload.listen   | 8460                         | an address of this machine and a port",
                "source.upload.listen   | 127.0.0.1:70000              | an address of this machine and a port",
            })
    void whatIsMistypedOrMissingEndsAtTheStart(String name, String value, String said) throws IOException {
        archive.set(name, value);
        Answer answer = archive.run("watch");
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).contains(said).doesNotContain("secret");
    }

    @Test
    void aPasswordMustBeThereAndItsOwnersAlone() throws IOException {
        Path file = Files.writeString(scratch.resolve("secret"), "tide pool\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        archive.set("sources", "webdav")
                .set("source.webdav.url", "https://localhost/")
                .set("source.webdav.user", "u");
        assertThat(archive.run("watch").err()).contains("has no password", "POSTERITY_WEBDAV_PASSWORD");
        archive.set("source.webdav.password-file", file.toString());
        assertThat(archive.run("watch").err()).contains("chmod 600").doesNotContain("tide");
        archive.set("source.webdav.password-file", scratch.resolve("nothing").toString());
        assertThat(archive.run("watch").err()).contains("there is no file");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        archive.set("source.webdav.password-file", file.toString()).set("source.webdav.collection", "Reef 1");
        assertThat(archive.run("watch").err()).contains("not among those of inbox.collections");
    }

    /** A start is quick because nothing is loaded that is not used. */
    @Test
    void noLibraryOfASourceIsLoadedWhereNoneIsOn() throws Exception {
        for (Map.Entry<String, String> run :
                Map.of("list", "list", "ingest", "archive-samples/no-consent").entrySet()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xlog:class+load",
                            "-Dposterity.home=" + Path.of("").toAbsolutePath(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.posterity.Main",
                            run.getKey(),
                            "--archive",
                            archive.archive().toString(),
                            "--config",
                            archive.config().toString(),
                            run.getKey().equals("list") ? "--json" : run.getValue())
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("classes").toFile())
                    .start();
            process.waitFor();
            String loaded = Files.readString(scratch.resolve("classes"));
            assertThat(loaded).contains("org.posterity.cli.");
            assertThat(loaded)
                    .doesNotContain(
                            "com.jcraft.",
                            "com.github.sardine.",
                            "org.apache.http.",
                            "org.apache.camel.component.file.remote.",
                            "jakarta.xml.bind.JAXBContext",
                            "com.sun.net.httpserver.");
        }
    }
}
