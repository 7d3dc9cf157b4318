package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;

class SplitArchiveTest {
    private static final int END_LENGTH = 22;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"a.zip.001", "A.ZIP.002", "a.tar.gz.01", "a.z01", "a.Z17", "line\nbreak.zip.001"})
    void refusesAPartByItself(String name) throws IOException {
        Path part = Door.write(temp.resolve(name), "PK");
        assertThat(rejected(part).code()).isEqualTo("split-archive");
    }

    @Test
    void namesEveryPartInAFolderAtOnce() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Door.write(temp.resolve("in/export.zip.00" + i), "part " + i);
        }
        Rejection rejection = rejected(temp.resolve("in"));
        assertThat(rejection.code()).isEqualTo("split-archive");
        assertThat(rejection.faults())
                .extracting(Fault::where)
                .containsExactly("export.zip.001", "export.zip.002", "export.zip.003");
    }

    @Test
    void findsPartsInsideAnArchiveToo() throws IOException {
        Path zip = new RawZip()
                .add("consent.json", "{}")
                .add("media/films.z01", "part")
                .to(temp.resolve("a.zip"));
        assertThat(rejected(zip).faults()).extracting(Fault::where).containsExactly("media/films.z01");
    }

    @Test
    void knowsTheLastPartByTheCountOfDisksAtItsEnd() throws IOException {
        byte[] whole = new RawZip().add("user_data.json", "{}").bytes();
        whole[whole.length - END_LENGTH + 4] = 1;
        Files.write(temp.resolve("end.zip"), Arrays.copyOfRange(whole, 20, whole.length));
        Files.write(temp.resolve("whole.zip"), whole);
        Path folder = Files.createDirectories(temp.resolve("in"));
        Files.copy(temp.resolve("end.zip"), folder.resolve("end.zip"));

        for (Path path : new Path[] {temp.resolve("end.zip"), temp.resolve("whole.zip"), folder}) {
            Rejection rejection = rejected(path);
            assertThat(rejection.code()).as(path.toString()).isEqualTo("split-archive");
            assertThat(rejection.faults().get(0).where()).endsWith(".zip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG.001", "notes.z1", "holiday.001.mp4", "._export.z01", "a.zip.bak", "z01"})
    void leavesAloneWhatIsNoPart(String name) throws IOException {
        Door.write(temp.resolve("in").resolve(name), "x");
        assertThat(Door.paths(door().received(temp.resolve("in")))).containsExactly(name);
    }

    private Rejection rejected(Path path) throws IOException {
        return door().rejected(path);
    }

    private Door door() {
        return new Door(temp.resolve("archive"), Door.SMALL);
    }
}
