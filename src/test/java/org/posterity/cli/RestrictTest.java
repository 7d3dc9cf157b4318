package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code posterity restrict} and {@code release}: what is closed is in no access copy, from the next one on. */
class RestrictTest {
    private static final String FIRST = "6962076112356658529";
    private static final String SECOND_DATE = "2022-07-09T18:02:44Z";

    @TempDir
    Path folder;

    private TestArchive archive;
    private StoredAip stored;
    private int copies;

    @BeforeEach
    void aPackage() throws IOException {
        archive = TestArchive.in(folder.resolve("desk"));
        stored = archive.archived(archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1)
                .video(SampleDonation.P2, 2)));
    }

    private TestArchive.Answer restrict(Object... options) {
        List<Object> all = new ArrayList<>(List.of(stored.id(), "--reason", "third-party", "--by", "Ines Ledger"));
        all.addAll(List.of(options));
        return archive.run("restrict", all.toArray());
    }

    private TestArchive.Answer release(Object... options) {
        List<Object> all = new ArrayList<>(List.of(stored.id(), "--by", "Ines Ledger", "--approved-by", "Orla Quill"));
        all.addAll(List.of(options));
        return archive.run("release", all.toArray());
    }

    /** All text and all names of an access copy; empty where none is handed out. */
    private String copy() throws IOException {
        Path to = folder.resolve("copy-" + copies++);
        if (archive.deliver(stored.id(), "files", to).exit() != 0) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(to)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(to.relativize(file)).append('\n');
                if (file.toString().matches(".*\\.(html|txt|csv|json|css)")) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void aClosedPostIsInNoCopyUntilItIsReleased() throws Exception {
        assertThat(copy()).contains("20210514T093107Z", "20220709T180244Z");

        TestArchive.Answer answer = restrict("--post", FIRST);

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("1 post closed to readers, as version 2");
        assertThat(copy())
                .doesNotContain("20210514T093107Z", FIRST, "14 May 2021")
                .contains("20220709T180244Z");
        assertThat(release("--post", FIRST).out()).contains("released, as version 3");
        assertThat(copy()).contains("20210514T093107Z");
        requireSound();
    }

    @Test
    void aClosedPackageIsShownToNobodyButExportedWhole() throws Exception {
        assertThat(restrict().exit()).isZero();

        assertThat(copy()).isEmpty();
        TestArchive.Answer refused = archive.deliver(stored.id(), "files", folder.resolve("again"));
        assertThat(refused.out() + refused.err()).contains("restricted");
        Path bag = folder.resolve("bag");
        assertThat(archive.run("deliver", stored.id(), "--as", "bag", "--to", bag)
                        .exit())
                .isZero();
        assertThat(Files.list(bag).findFirst()).isPresent();
        requireSound();
    }

    @Test
    void aDayThatHasPassedClosesNothingAndOneToComeDoes() throws Exception {
        assertThat(restrict("--post", SECOND_DATE, "--until", "2020-01-01").exit())
                .isZero();
        assertThat(copy()).contains("20220709T180244Z");
        assertThat(restrict("--post", SECOND_DATE, "--until", "2999-01-01").exit())
                .isZero();
        assertThat(copy()).doesNotContain("20220709T180244Z");
        assertThat(restrict("--post", SECOND_DATE).exit()).isZero();
        assertThat(restrict("--post", SECOND_DATE, "--until", "2020-01-01").out())
                .as("closing never opens")
                .contains("nothing changed");
        assertThat(copy()).doesNotContain("20220709T180244Z");
        requireSound();
    }

    @Test
    void theHistorySaysItAndNamesNobodyInThePackage() throws Exception {
        restrict("--post", FIRST);

        TestArchive.Answer show = archive.run("show", stored.id());
        assertThat(show.out())
                .contains(
                        "Access restricted: 1 post.",
                        "1 post restricted, reason third-party.",
                        "reason third-party, by Ines Ledger");
        try (Stream<Path> files = Files.walk(stored.object())) {
            for (Path file : files.filter(it -> it.toString().matches(".*\\.(jsonl?|xml|txt|html)"))
                    .toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("Ines Ledger", "Orla Quill");
            }
        }
        assertThat(Files.readString(stored.object().resolve("v2/content/data/premis.xml")))
                .contains("Restricted: data/posts/2021/20210514T093107Z");
    }

    @Test
    void whatMakesNoSenseIsSaidAndChangesNothing() {
        assertThat(restrict("--post", "1234").exit()).isEqualTo(Exit.USAGE);
        assertThat(archive.run("restrict", stored.id(), "--reason", "whim", "--by", "Ines Ledger")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(restrict().exit()).isZero();
        assertThat(archive.run("release", stored.id(), "--by", "Ines Ledger", "--approved-by", "ines ledger")
                        .err())
                .contains("two people");
        assertThat(release("--post", FIRST).err()).contains("No restriction");
        assertThat(archive.run("release", "nobody", "--by", "A", "--approved-by", "B")
                        .exit())
                .isEqualTo(Exit.NOT_ALL);
        assertThat(archive.run("show", stored.id()).out()).contains("now version 2");
    }

    private void requireSound() throws Exception {
        TestArchive.Answer audit = archive.run("audit");
        assertThat(audit.exit()).as(audit.out()).isZero();
        Path bag = folder.resolve("sound");
        assertThat(archive.run("deliver", stored.id(), "--as", "bag", "--to", bag)
                        .exit())
                .isZero();
        try (Stream<Path> tar = Files.list(bag)) {
            ArchiveOnDisk.requireValid(tar.findFirst().orElseThrow());
        }
    }
}
