package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.cli.PlainWarc;
import org.posterity.cli.StoredRecords;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.format.bagit.BagProfile;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.BagValidator;
import org.posterity.model.Category;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.Screening;
import org.posterity.privacy.SelectionPolicy;

/** A bag that the real stages made of an export, looked at as files. */
public final class Sealed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path bag;

    private Sealed(Path bag) {
        this.bag = bag;
    }

    /** Keeps whatever the donor allows. */
    static Sealed keepingAll(Export export, Path home) {
        StringBuilder yaml = new StringBuilder("law: {}\ncategories:\n");
        for (Category category : Category.values()) {
            yaml.append("  ")
                    .append(category.id())
                    .append(":\n    treatment: ")
                    .append(category == Category.FOLLOWERS ? "leave-out" : "keep")
                    .append("\n    reason: Because.\n");
        }
        return of(
                Screening.of(
                        export,
                        home.resolve("key"),
                        SelectionPolicy.parse(yaml.toString().getBytes(StandardCharsets.UTF_8))),
                home);
    }

    static Sealed of(ScreenedExport screened, Path home) {
        return new Sealed(Donation.product(seal(screened)).root());
    }

    private static Outcome<ArchivalPackage> seal(ScreenedExport screened) {
        try {
            BagProfile profile =
                    BagProfile.parse(Files.readAllBytes(Path.of("config/bagit-profile.json")), "bagit-profile.json");
            Packaging packaging = new Packaging(
                    new Institution(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            URI.create("https://archive.invalid/"),
                            Donation.AGENT,
                            false),
                    profile,
                    Predecessors.NONE,
                    Donation.CLOCK,
                    Progress.NONE);
            return packaging.seal(screened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bag and WARC files are valid, every digest computed again. */
    Sealed sound() {
        assertThat(new BagValidator()
                        .validate(BagSource.folder(bag), BagValidator.Depth.EVERY_DIGEST, new WarcInspection()))
                .isEmpty();
        return this;
    }

    Path data() {
        return bag.resolve("data");
    }

    String read(String below) {
        try {
            return Files.readString(data().resolve(below));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean holds(String below) {
        return Files.exists(data().resolve(below));
    }

    String ledger(String name) {
        return read("accessions/0001/" + name);
    }

    StoredRecords ledgers() {
        return new StoredRecords(data().resolve("accessions/0001"));
    }

    String notKept() {
        return ledgers().notKeptAsText();
    }

    JsonNode json(String name) {
        return tree(ledger(name));
    }

    List<JsonNode> lines(String name) {
        return ledger(name).lines().map(Sealed::tree).toList();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths below {@code data/}, in order. */
    List<String> warcs() {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(file -> file.toString().endsWith(".warc"))
                    .map(file -> data().relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PlainWarc.Record> records(String warc) {
        try {
            return PlainWarc.read(Files.readAllBytes(data().resolve(warc)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one record of a WARC whose address ends so. */
    PlainWarc.Record record(String warc, String ending) {
        return records(warc).stream()
                .filter(record -> record.target().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No record " + ending + " in " + warc));
    }
}
