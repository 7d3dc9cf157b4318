package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;

/** The key for pseudonyms is shown by its fingerprint alone, backed up, and rotated on record. */
class KeyCommandTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private Path key;

    @BeforeEach
    void aKeyInUse() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        assertThat(desk.run("key").out()).contains("no key yet");
        assertThat(key("backup", "--out", folder.resolve("first.key")).exit()).isZero();
        key = folder.resolve("desk/key/pseudonym.key");
    }

    private Answer key(String action, Object... options) {
        List<Object> line = new ArrayList<>(List.of("key", action, "--config", desk.config()));
        line.addAll(List.of(options));
        return TestArchive.say(line.toArray());
    }

    private String secret() throws Exception {
        return Files.readString(key).strip();
    }

    @Test
    void showsAFingerprintAndNeverTheKey() throws Exception {
        assertThat(desk.run("key").out())
                .matches("(?s)fingerprint [0-9a-f]{16}\\R.*")
                .doesNotContain(secret());
    }

    @Test
    void theBackupIsTheKeyForItsOwnerAloneAndOverwritesNothing() throws Exception {
        Path copy = folder.resolve("safe.key");

        assertThat(key("backup", "--out", copy).exit()).isZero();
        assertThat(copy).hasSameTextualContentAs(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(key("backup", "--out", copy).exit()).isEqualTo(Exit.USAGE);
        assertThat(desk.run("key").out()).contains("backed-up");
    }

    @Test
    void rotationNeedsAPolicyKeepsTheOldKeyAndGoesOnRecord() throws Exception {
        String old = secret();
        String fingerprint = desk.run("key").out().replaceAll("(?s)fingerprint (\\w+).*", "$1");

        assertThat(key("rotate").exit()).isEqualTo(Exit.USAGE);
        assertThat(key("rotate", "--policy", " ").exit()).isEqualTo(Exit.USAGE);
        assertThat(secret()).isEqualTo(old);
        assertThat(key("rotate", "--policy", "Board decision 12").exit()).isZero();

        assertThat(secret()).isNotEqualTo(old);
        assertThat(key.resolveSibling("pseudonym-" + fingerprint + ".key"))
                .content()
                .contains(old);
        assertThat(desk.run("key").out())
                .contains("retired  " + fingerprint, "rotated", "Board decision 12")
                .doesNotContain(old, secret());
    }

    @Test
    void aKeyThatWasNeverMadeCannotBeRotated() throws Exception {
        Path elsewhere = folder.resolve("other key");
        desk.set("key.dir", elsewhere.toString().replace("\\", "/"));

        assertThat(key("rotate", "--policy", "Board decision 12").exit()).isEqualTo(Exit.USAGE);
        assertThat(elsewhere).doesNotExist();
        assertThat(desk.run("key").out()).contains("no key yet");
    }

    @Test
    void tellsOfAKeyThatIsGoneAndMakesNoOther() throws Exception {
        Files.delete(key);

        assertThat(desk.run("key").out())
                .contains("The key is gone", "backed-up")
                .doesNotContain("no key yet");
        assertThat(key("rotate", "--policy", "Board decision 12").err()).contains("backup");
        assertThat(key).doesNotExist();
    }
}
