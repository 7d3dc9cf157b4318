package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.PackageId;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.SmallBag;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.Workplace;

/** Every file of an object, damaged in every way: the package says so, is kept and listed, and the others stand. */
class DamagedObjectTest {
    private static final PackageId OTHER = new PackageId("urn:x:other");

    @TempDir
    Path folder;

    private Path object;

    private enum Harm {
        GONE,
        EMPTY,
        CUT,
        GROWN,
        A_FOLDER,
        A_LINK
    }

    @BeforeEach
    void commit() throws IOException {
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
            for (PackageId id : List.of(SmallBag.AIP, OTHER)) {
                SmallBag bag = SmallBag.at(lock.folder().resolve("bag"), 1);
                storage.commit(bag.first(id));
                storage.complete(id);
            }
        }
        object = archive().resolve(packages().head(SmallBag.AIP).orElseThrow().place());
    }

    @ParameterizedTest
    @EnumSource
    void whateverBecameOfAFileThePackageIsListedAndTheOthersStand(Harm harm) throws IOException {
        Path whole = folder.resolve("whole");
        Files.move(object, whole);
        List<String> told = new ArrayList<>();
        for (String path : filesOf(whole)) {
            copy(whole, object);
            harm(object.resolve(path), harm);

            Optional<String> damage = packages().damage(SmallBag.AIP);
            boolean sizesTell = harm == Harm.GONE || harm == Harm.A_FOLDER || harm == Harm.A_LINK;
            boolean frame = !path.contains("/content/") && !path.startsWith("0=");
            // the declaration's own text is left to the check by digests, and so are changed bytes of content
            if (frame && harm != Harm.A_LINK || sizesTell && path.contains("/content/")) {
                assertThat(damage).as("%s %s", path, harm).isPresent();
            }
            if (harm == Harm.GONE || harm == Harm.A_FOLDER) {
                assertThat(damage).as("%s %s", path, harm).get().asString().contains(name(path));
            }
            damage.ifPresent(told::add);
            if (frame && harm != Harm.A_LINK) {
                assertThatThrownBy(() -> packages().files(SmallBag.AIP)).isInstanceOf(DamagedPackage.class);
                assertThatThrownBy(() -> packages().head(SmallBag.AIP)).isInstanceOf(DamagedPackage.class);
            }
            assertThat(packages().ids()).as("%s %s", path, harm).containsExactly(SmallBag.AIP, OTHER);
            assertThat(packages().holds(SmallBag.AIP)).isTrue();
            assertThat(packages().damage(OTHER)).isEmpty();
            assertThat(packages().head(OTHER)).isPresent();
            if (harm != Harm.A_LINK) {
                assertThat(OcflCheck.object(object))
                        .as("%s %s", path, harm)
                        .anyMatch(issue -> issue.isError() || issue.isUnchecked());
            }
            clear(object);
        }
        assertThat(told).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%S  inventory.json", "%s\tinventory.json\n\n", "%s inventory.json"})
    void theSidecarMayBeWrittenInAnyWayTheStandardAllows(String form) throws IOException {
        String said = Files.readString(object.resolve("inventory.json.sha512"));
        Files.writeString(
                object.resolve("inventory.json.sha512"), String.format(form, said.substring(0, said.indexOf(' '))));

        assertThat(packages().damage(SmallBag.AIP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s inventory.txt", "0%s inventory.json", "%s inventory.json x"})
    void anotherSidecarIsDamage(String form) throws IOException {
        String said = Files.readString(object.resolve("inventory.json.sha512"));
        Files.writeString(
                object.resolve("inventory.json.sha512"), String.format(form, said.substring(0, said.indexOf(' '))));

        assertThat(packages().damage(SmallBag.AIP)).isPresent();
    }

    /** A changed inventory with a sidecar that fits it differs still from the copy in its version. */
    @Test
    void anInventoryThatWasChangedTogetherWithItsSidecarIsDamage() throws IOException {
        for (String change : List.of("\"v1\"->\"v2\"", "\"head\"->\"dead\"", "Accession 0001->Accession 0002")) {
            Path inventory = object.resolve("inventory.json");
            String was = Files.readString(inventory);
            reseal(was.replace(change.split("->")[0], change.split("->")[1]));

            assertThat(packages().damage(SmallBag.AIP)).as(change).isPresent();
            reseal(was);
            assertThat(packages().damage(SmallBag.AIP)).as(change).isEmpty();
        }
    }

    @Test
    void aWholeStorageRootHasNoIssue() throws IOException {
        assertThat(OcflCheck.object(object)).isEmpty();
        assertThat(OcflCheck.root(archive().resolve("storage"))).isEmpty();
    }

    @Test
    void aRootIsCheckedObjectByObjectAndStrayFilesAreTold() throws IOException {
        Path root = archive().resolve("storage");
        Files.writeString(object.resolve("v1/content/bagit.txt"), "changed");
        Files.writeString(object.getParent().resolve("stray.txt"), "stray");
        Files.writeString(root.resolve("extensions/note.txt"), "an extension may hold what it wants");
        Files.writeString(root.resolve("ocfl_layout.txt"), "the root may hold files");

        List<ValidationIssue> issues = OcflCheck.root(root);

        assertThat(issues)
                .extracting(ValidationIssue::where)
                .containsOnly(
                        root.relativize(object.toAbsolutePath()).toString(),
                        root.relativize(object.getParent().resolve("stray.txt")).toString());
        assertThat(issues).extracting(ValidationIssue::clause).contains("OCFL E072", "OCFL E092");
        assertThat(issues).allMatch(ValidationIssue::isError);
    }

    private void reseal(String inventory) throws IOException {
        Files.writeString(object.resolve("inventory.json"), inventory);
        Files.writeString(
                object.resolve("inventory.json.sha512"),
                SmallBag.sha512(inventory.getBytes(StandardCharsets.UTF_8)).hex() + " inventory.json\n");
    }

    private static String name(String path) {
        int content = path.indexOf("/content/");
        return content < 0 ? path : path.substring(content + "/content/".length());
    }

    private void harm(Path file, Harm harm) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (harm) {
            case GONE -> Files.delete(file);
            case EMPTY -> Files.write(file, new byte[0]);
            case CUT -> Files.write(file, List.of("x"));
            case GROWN -> Files.write(file, new byte[] {'x'}, StandardOpenOption.APPEND);
            case A_FOLDER -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            case A_LINK -> {
                Path elsewhere = Files.write(Files.createTempFile(folder, "elsewhere", ""), bytes);
                Files.delete(file);
                Files.createSymbolicLink(file, elsewhere);
            }
        }
    }

    private static List<String> filesOf(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String path : filesOf(from)) {
            Files.createDirectories(to.resolve(path).getParent());
            Files.copy(from.resolve(path), to.resolve(path));
        }
    }

    private static void clear(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isTrue();
                Files.delete(path);
            }
        }
    }

    private StoredPackages packages() {
        return OcflStorage.read(archive());
    }

    private Path archive() {
        return folder.resolve("archive");
    }
}
