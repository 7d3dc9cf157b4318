package org.posterity.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.WarcRecords;
import org.posterity.model.Category;
import org.posterity.model.ValidationIssue;
import org.posterity.record.Ground;
import org.posterity.record.JsonComponents;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageFile.Form;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordKind;
import org.posterity.record.RecordLines;

/**
 * Why something is in a package, by the declarations of its format: the closed lists of files and of records in WARC files,
 * and the ground of each component of a JSON record. For what rests on consent it also gives who allowed it, from the
 * package's own records.
 */
public final class Explanation {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two line ends after each record (WARC/1.1 §4). */
    private static final int RECORD_END = 4;

    private final BagSource bag;
    private final SortedMap<String, Long> files = new TreeMap<>();
    private final List<Reason> unread = new ArrayList<>();
    private final PackageRecords records = new PackageRecords(new Content());
    /** The categories of each post, by the path of its WARC file. */
    private final Map<String, Set<Category>> posts = new HashMap<>();

    private final Map<Category, List<AllowedBy>> allowed = new EnumMap<>(Category.class);

    private Explanation(BagSource bag) {
        this.bag = bag;
    }

    /** Lists the bag and reads the category of each post. */
    public static Explanation of(BagSource bag) throws IOException {
        Explanation explanation = new Explanation(bag);
        bag.list(explanation.new Files());
        for (int accession : explanation.records.accessions()) {
            try (RecordLines<PostRecord> lines = explanation.records.posts(accession)) {
                while (lines.hasNext()) {
                    PostRecord post = lines.next();
                    post.warcs().forEach(warc -> explanation.posts.putIfAbsent(warc, post.categories()));
                }
            }
        }
        return explanation;
    }

    /** All files, with their sizes. */
    public SortedMap<String, Long> files() {
        return files;
    }

    /** Why each file, and each record of a WARC file, is there, in order of path. The sizes add up to that of the bag. */
    public void all(Consumer<Reason> reasons) throws IOException {
        unread.forEach(reasons);
        for (String path : files.keySet()) {
            if (isWarc(path)) {
                warc(path, reasons);
            } else {
                reasons.accept(whole(path));
            }
        }
    }

    /** Why a file is there: WARC files record by record, JSON records component by component. */
    public void file(String path, Consumer<Reason> reasons) throws IOException {
        Optional<Class<? extends Record>> json = PackageFile.at(path).flatMap(PackageFile::json);
        if (isWarc(path)) {
            warc(path, reasons);
            return;
        }
        reasons.accept(whole(path));
        if (json.isPresent()) {
            componentsOf(json.get())
                    .forEach((ground, names) -> reasons.accept(new Reason(
                            path,
                            Optional.empty(),
                            0,
                            Optional.of(ground),
                            inRecord(ground, path),
                            ground.words(),
                            names)));
        }
    }

    /** Why the record with this address or WARC-Record-ID is there; empty if there is none. */
    public void record(String name, Consumer<Reason> reasons) throws IOException {
        for (String path : files.keySet()) {
            if (isWarc(path)) {
                warc(path, reason -> {
                    if (reason.record()
                            .filter(it ->
                                    it.target().equals(name) || it.recordId().equals(name))
                            .isPresent()) {
                        reasons.accept(reason);
                    }
                });
            }
        }
    }

    /** What the accessions that keep something of a category say about it, oldest first; none if no terms allow it. */
    public List<AllowedBy> allowed(Category category) throws IOException {
        List<AllowedBy> known = allowed.get(category);
        if (known == null) {
            known = AllowedBy.of(records, category);
            allowed.put(category, known);
        }
        return known;
    }

    /** Whether the format knows it, and the package's own terms and decisions allow the categories it rests on. */
    public boolean explains(Reason reason) throws IOException {
        for (Category category : reason.categories()) {
            if (allowed(category).isEmpty()) {
                return false;
            }
        }
        return reason.isKnown();
    }

    private static Map<Ground, List<String>> componentsOf(Class<? extends Record> json) {
        Map<Ground, List<String>> components = new EnumMap<>(Ground.class);
        JsonComponents.of(json)
                .forEach((name, ground) -> components
                        .computeIfAbsent(ground, first -> new ArrayList<>())
                        .add(name));
        return components;
    }

    private static boolean isWarc(String path) {
        return PackageFile.at(path).filter(file -> file.form() == Form.WARC).isPresent();
    }

    private Reason whole(String path) {
        Optional<PackageFile> file = PackageFile.at(path);
        Ground ground = file.map(PackageFile::ground).orElse(null);
        String what = file.map(PackageFile::form).map(Form::words).orElse("not part of the format");
        if (file.isPresent() && file.get().form() == Form.DOCUMENT) {
            what += ", drawn from "
                    + String.join(
                            ", ",
                            file.get().drawnFrom().stream()
                                    .map(PackageFile::pattern)
                                    .toList());
        }
        return new Reason(
                path,
                Optional.empty(),
                files.get(path),
                Optional.ofNullable(ground),
                Optional.ofNullable(ground)
                        .flatMap(Ground::category)
                        .map(Set::of)
                        .orElse(Set.of()),
                what,
                List.of());
    }

    private void warc(String path, Consumer<Reason> reasons) throws IOException {
        long[] told = new long[1];
        try (ReadableByteChannel warc = bag.open(path)) {
            WarcRecords.forEach(warc, (record, block) -> {
                Optional<RecordKind> kind = RecordKind.of(path, record.type(), record.target(), record.mediaType());
                long bytes = record.headerLength() + record.blockLength() + RECORD_END;
                told[0] += bytes;
                reasons.accept(new Reason(
                        path,
                        Optional.of(record),
                        bytes,
                        kind.map(RecordKind::ground),
                        kind.isPresent() ? inWarc(kind.get(), path, block) : Set.of(),
                        kind.map(Explanation::words).orElse("a record that is not part of the format"),
                        List.of()));
            });
        }
        if (told[0] != files.get(path)) {
            reasons.accept(new Reason(
                    path,
                    Optional.empty(),
                    files.get(path) - told[0],
                    Optional.empty(),
                    Set.of(),
                    "bytes that belong to no whole record",
                    List.of()));
        }
    }

    private static String words(RecordKind kind) {
        return kind.within().isEmpty()
                ? kind.words()
                : kind.words()
                        + kind.within().stream()
                                .map(Ground::id)
                                .collect(Collectors.joining(" and ", ", with what is kept of ", " in it"));
    }

    private Set<Category> inWarc(RecordKind kind, String path, InputStream block) throws IOException {
        return switch (kind.ground()) {
            case POST -> posts.getOrDefault(path, Set.of());
            case SECTION -> kind == RecordKind.SECTION_ITEMS ? section(first(block, "section"), path) : counted(block);
            default -> kind.ground().category().map(Set::of).orElse(Set.of());
        };
    }

    private Set<Category> inRecord(Ground ground, String path) {
        if (ground != Ground.POST) {
            return ground.category().map(Set::of).orElse(Set.of());
        }
        // what files say of a post that the export does not list is treated as public
        EnumSet<Category> all = EnumSet.noneOf(Category.class);
        posts.values().forEach(all::addAll);
        return PackageFile.at(path).filter(file -> file == PackageFile.POSTS).isPresent()
                ? all
                : Set.of(Category.POSTS);
    }

    /** The category of the items of a path of the export, by the accession that has the WARC file. */
    private Set<Category> section(String section, String path) throws IOException {
        int accession = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
        return records.accounting(accession).paths().stream()
                .filter(line -> line.path().equals(section))
                .flatMap(line -> line.category().stream())
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    private static String first(InputStream block, String name) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(block)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals(name)) {
                    return json.nextTextValue();
                }
            }
            return "";
        }
    }

    private static Set<Category> counted(InputStream block) throws IOException {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        JSON.readTree(block)
                .path("types")
                .forEach(type -> Category.parse(type.path("category").asText()).ifPresent(categories::add));
        return categories;
    }

    private final class Files implements BagSource.Listing {
        @Override
        public void file(String path, long size) {
            files.put(path, size);
        }

        @Override
        public void folder(String path) {
            // holds nothing itself
        }

        @Override
        public void problem(ValidationIssue issue) {
            unread.add(new Reason(
                    issue.where(), Optional.empty(), 0, Optional.empty(), Set.of(), issue.what(), List.of()));
        }
    }

    private final class Content implements PackageContent {
        @Override
        public List<String> paths() {
            return List.copyOf(files.keySet());
        }

        @Override
        public boolean has(String path) {
            return files.containsKey(path);
        }

        @Override
        public SeekableByteChannel open(String path) {
            throw new UnsupportedOperationException("Records are read as streams.");
        }

        @Override
        public InputStream stream(String path) throws IOException {
            return Channels.newInputStream(bag.open(path));
        }
    }
}
