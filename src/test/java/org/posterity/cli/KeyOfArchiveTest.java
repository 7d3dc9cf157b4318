package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;

/** One person has one pseudonym in all packages of an archive, unless somebody decided otherwise. */
class KeyOfArchiveTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private String first;

    @BeforeEach
    void anArchiveWithNamesReplaced() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        StoredAip stored = desk.archived(naming("first", "kelp.and.kites"));
        first = fingerprint();
        assertThat(pseudonymKey(stored)).isEqualTo(first);
    }

    /** An export with captions that mention somebody. */
    private SampleDonation naming(String name, String account, Object... options) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"kelp.and.kites\"", "\"" + account + "\"")
                .replace("\"Title\": \"N/A\"", "\"Title\": \"with @tern_and_tide\"");
        SampleDonation donation = SampleDonation.in(folder.resolve(name))
                .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8));
        List<Object> all = new ArrayList<>(List.of("--account", "tiktok:" + account));
        all.addAll(List.of(options));
        return desk.consentedTo(donation, "posts", all.toArray());
    }

    private static String pseudonymKey(StoredAip stored) {
        return stored.json("accounting.json").at("/selection/pseudonymKey").asText();
    }

    private String fingerprint() {
        return desk.run("key").out().replaceAll("(?s)fingerprint (\\w+).*", "$1");
    }

    private Path anotherKeyFolder() throws Exception {
        Path other = folder.resolve("other");
        desk.set("key.dir", other.toString().replace("\\", "/"));
        return other;
    }

    @Test
    void anotherKeyFolderStopsTheWorkBeforeAnythingIsKeptOrAKeyMade() throws Exception {
        Path other = anotherKeyFolder();
        Answer answer = desk.run("ingest", naming("second", "second.account").folder());

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err())
                .contains(first, "key.dir", "not there", "key lost")
                .doesNotContain("tern");
        assertThat(other).doesNotExist();
        assertThat(desk.run("list").out()).contains("kelp.and.kites").doesNotContain("second.account");
        assertThat(desk.run("key").out()).contains("no key yet", "another key, fingerprint " + first);
    }

    @Test
    void whatNeedsNoKeyAsksForNone() throws Exception {
        Path other = anotherKeyFolder();
        desk.archived(naming("second", "second.account", "--third-parties", "leave-out"));

        assertThat(other).doesNotExist();
    }

    @Test
    void aPreIngestCheckNeedsNoKeyEither() throws Exception {
        anotherKeyFolder();
        Path second = naming("second", "second.account").folder();

        assertThat(desk.run("ingest", second, "--dry-run").exit()).isZero();
    }

    @Test
    void anotherKeyThatIsThereStopsTheWorkToo() throws Exception {
        Path other = anotherKeyFolder();
        assertThat(TestArchive.say("key", "backup", "--config", desk.config(), "--out", folder.resolve("copy"))
                        .exit())
                .isZero();
        String made = Files.readString(other.resolve("pseudonym.key"));
        Answer answer = desk.run("ingest", naming("second", "second.account").folder());

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err())
                .contains(first, "a different one, with fingerprint " + fingerprint())
                .doesNotContain(made.strip());
    }

    @Test
    void aRotatedKeyFollowsTheOldOne() throws Exception {
        assertThat(key("rotate", "--policy", "Board decision 12").exit()).isZero();
        desk.archived(naming("second", "second.account"));
    }

    @Test
    void anOldKeyThatWasPutBackIsNoticed() throws Exception {
        Path key = folder.resolve("desk/key/pseudonym.key");
        String old = Files.readString(key);
        assertThat(key("rotate", "--policy", "Board decision 12").exit()).isZero();
        // The newest package tells which key is in use, and times are whole seconds.
        TimeUnit.SECONDS.sleep(1);
        desk.archived(naming("second", "second.account"));
        String newer = fingerprint();
        Files.writeString(key, old);

        Answer answer = desk.run("ingest", naming("third", "third.account").folder());
        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).contains(newer, "with fingerprint " + first);
    }

    @Test
    void aKeyThatIsLostForGoodIsReplacedOnRecord() throws Exception {
        anotherKeyFolder();
        assertThat(key("lost", first).exit()).isEqualTo(Exit.USAGE);
        assertThat(key("lost", "0123", "--policy", "Board decision 13").exit()).isEqualTo(Exit.USAGE);
        assertThat(key("lost", first, "--policy", "Board decision 13").exit()).isZero();

        StoredAip second = desk.archived(naming("second", "second.account"));
        assertThat(desk.run("key").out())
                .contains("lost  " + first, "Board decision 13")
                .doesNotContain("another key");
        assertThat(fingerprint()).isNotEqualTo(first);
        assertThat(pseudonymKey(second)).isEqualTo(fingerprint());
        assertThat(key("lost", fingerprint(), "--policy", "Board decision 14").exit())
                .isEqualTo(Exit.USAGE);
    }

    private Answer key(String action, Object... options) {
        List<Object> line = new ArrayList<>(List.of("key", action, "--config", desk.config()));
        line.addAll(List.of(options));
        return TestArchive.say(line.toArray());
    }
}
