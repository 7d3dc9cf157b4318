package org.posterity.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.posterity.application.Explanation;
import org.posterity.application.Reason;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.PlainWarc;
import org.posterity.cli.StoredAip;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.record.Grant;
import org.posterity.record.Ground;
import org.posterity.record.Grounds;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageFile.Form;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordKind;
import org.posterity.record.Terms;

/**
 * A package in pieces, each with the categories of consent that it rests on: files, records of WARC files, components of JSON records, by
 * what {@code explain} and the grounds of the format say of them.
 */
final class PackagePieces {
    private static final Set<Category> NONE = Set.of();
    private static final Set<Category> ALL = EnumSet.allOf(Category.class);

    /** What is not kept may be of a post all the same, and be called after it. */
    private static final Set<Category> NAMED_AFTER =
            Set.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    /**
     * A piece of a package.
     *
     * @param rests the categories that it rests on, all of them: without one of them it is not there
     * @param speaks further categories that it tells of: how many there were, what was left out, what a page shows beside the post
     * @param texts what stands in it, value by value
     */
    record Piece(Set<Category> rests, Set<Category> speaks, String value, List<String> texts) {}

    /** What a line of a record is about: it rests on these, and what it accounts for may be any of those. */
    private record Subject(Set<Category> rests, Set<Category> speaks) {}

    private static final String IN = " > ";

    private final Path bag;
    private final Map<String, Piece> pieces = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    /** By stem, and by date or place in the export. */
    private final Map<String, Set<Category>> posts = new HashMap<>();

    /** By the list of the export that they stand in. */
    private final Map<String, Set<Category>> postsBelow = new HashMap<>();

    /** By the path of the WARC file that holds it. */
    private final Map<String, Set<Category>> looseFiles = new HashMap<>();

    /** The category of each path of the export. */
    private final Map<String, Category> sections = new HashMap<>();

    /** What lies with posts, files and profile of a category. */
    private final Map<Category, Set<Category>> beside = new HashMap<>();

    /** What each line of a record may tell of, by its key. */
    private final Map<String, Set<Category>> lines = new HashMap<>();

    private String consentRecord;

    private PackagePieces(Path bag) {
        this.bag = bag;
    }

    static PackagePieces of(Path bag) throws IOException {
        PackagePieces all = new PackagePieces(bag);
        all.read();
        return all;
    }

    Map<String, Piece> all() {
        return pieces;
    }

    Map<String, byte[]> files() {
        return files;
    }

    private void read() throws IOException {
        Explanation explanation = Explanation.of(BagSource.folder(bag));
        explanation.files().keySet().forEach(path -> files.put(path, StoredAip.bytes(bag.resolve(path))));
        consentRecord = json(PackageFile.CONSENT_TERMS.path(1)).path("record").asText();
        ALL.forEach(category -> beside.put(category, EnumSet.of(category)));
        lines(PackageFile.POSTS).forEach(this::noteCategories);
        lines(PackageFile.POSTS).forEach(this::post);
        lines(PackageFile.FILES).forEach(this::file);
        Map<String, List<Reason>> warcs = new TreeMap<>();
        explanation.all(reason -> {
            if (reason.record().isPresent()) {
                warcs.computeIfAbsent(reason.file(), path -> new ArrayList<>()).add(reason);
            } else {
                whole(reason);
            }
        });
        warcs.forEach(this::warc);
        pieces.values()
                .forEach(piece -> piece.rests()
                        .forEach(category -> beside.get(category).addAll(both(piece.rests(), piece.speaks()))));
        accounting();
    }

    private void noteCategories(JsonNode post) {
        Set<Category> categories = PostRecord.categories(
                post.path("visibility").asText(), post.path("deleted").asBoolean());
        postsBelow
                .computeIfAbsent(
                        post.path("path").asText().replaceFirst("\\[\\d+]$", ""), p -> EnumSet.noneOf(Category.class))
                .addAll(categories);
        posts.put(post.path("date").asText(post.path("path").asText()), categories);
        if (post.has("stem")) {
            posts.put(post.path("stem").asText(), categories);
        }
    }

    private void post(JsonNode post) {
        Set<Category> categories = PostRecord.categories(
                post.path("visibility").asText(), post.path("deleted").asBoolean());
        Set<Category> speaks = EnumSet.copyOf(categories);
        speaks.add(Category.MEDIA);
        line("posts.jsonl " + post.path("ordinal"), PostRecord.class, post, new Subject(categories, speaks));
    }

    private void file(JsonNode file) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        if (file.has("warc")) {
            categories.add(Category.MEDIA);
            categories.addAll(posts.getOrDefault(file.path("post").asText(), NONE));
            file.at("/match/candidates").forEach(post -> categories.addAll(posts.get(post.asText())));
            looseFiles.put(file.path("warc").asText(), categories);
        }
        line(
                "files.jsonl " + file.path("digest").asText(),
                PackageFile.FILES.json().orElseThrow(),
                file,
                new Subject(categories, categories.isEmpty() ? NAMED_AFTER : categories));
    }

    /** A file that is a piece as it is, or whose records are. */
    private void whole(Reason reason) {
        String path = reason.file();
        PackageFile kind = PackageFile.at(path).orElseThrow();
        if (kind.form() == Form.IMAGE) {
            String stem = path.replaceFirst(".*/(\\d{4})", "$1/$1").replace(".jpg", "");
            put(path, both(reason.categories(), posts.get(stem)), NONE, hex(files.get(path)), List.of());
        } else if (kind == PackageFile.BAG_DECLARATION) {
            put(path, NONE, NONE, hex(files.get(path)), List.of());
        } else if (kind.form() == Form.RECORD
                && !Set.of(PackageFile.POSTS, PackageFile.FILES, PackageFile.ACCOUNTING)
                        .contains(kind)) {
            int number = 0;
            for (JsonNode record : values(path)) {
                component(path + " " + number++, kind.json().orElseThrow(), record, new Subject(NONE, NONE));
            }
        } else if (kind.form() == Form.DOCUMENT) {
            put(path, NONE, ALL, hex(files.get(path)), List.of());
        }
    }

    private void accounting() {
        String path = PackageFile.ACCOUNTING.path(1);
        json(path)
                .path("paths")
                .forEach(line -> Category.parse(line.path("category").asText())
                        .ifPresent(category -> sections.put(line.path("path").asText(), category)));
        component(path, PackageFile.ACCOUNTING.json().orElseThrow(), json(path), new Subject(NONE, ALL));
    }

    // JSON records, component by component

    private void line(String key, Class<?> type, JsonNode json, Subject subject) {
        lines.put(key, subject.speaks());
        component(key, type, json, subject);
    }

    /** What the line of a record tells of in which a piece of this key stands, or would stand. */
    Set<Category> spokenOfAt(String key) {
        for (int end = key.lastIndexOf(IN); end > 0; end = key.lastIndexOf(IN, end - 1)) {
            if (lines.containsKey(key.substring(0, end))) {
                return lines.get(key.substring(0, end));
            }
        }
        return NONE;
    }

    private void component(String key, Class<?> type, JsonNode json, Subject subject) {
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = json.path(component.getName());
            if (!saysNothing(value)) {
                Ground ground = component.getAnnotation(Grounds.class).value();
                value(key + IN + component.getName(), component.getGenericType(), ground, value, subject);
            }
        }
    }

    private void value(String key, Type type, Ground ground, JsonNode value, Subject subject) {
        Optional<Class<?>> within = recordIn(type);
        Set<Category> rests = restsOn(ground, subject, key);
        Set<Category> speaks =
                ground == Ground.ACCOUNTABILITY || ground == Ground.FIXITY || ground == Ground.DESCRIPTION
                        ? subject.speaks()
                        : NONE;
        if (within.isPresent() && value.isArray()) {
            for (JsonNode element : value) {
                element(key, within.get(), ground, element, subject);
            }
        } else if (within.isPresent()) {
            component(key, within.get(), value, new Subject(both(subject.rests(), rests), subject.speaks()));
        } else if (value.isContainerNode()) {
            tree(key, value, rests, speaks);
        } else {
            boolean sum = subject.speaks().size() < ALL.size() || value.isNumber();
            put(key, rests, sum ? speaks : NONE, ground.onConsent() ? value.asText() : told(value), texts(value));
        }
    }

    /** What of a list names its category is about that one; other elements are known by what they say. */
    private void element(String key, Class<?> type, Ground ground, JsonNode element, Subject subject) {
        if (type.getEnclosingClass() == Terms.class || type == Grant.class) {
            component(key, type, element, subject);
            return;
        }
        if (!element.has("category") && !element.has("standing")) {
            Set<Category> speaks = ground == Ground.ACCOUNTABILITY ? subject.speaks() : NONE;
            put(key + " " + element, restsOn(ground, subject, key), speaks, "", texts(element));
            return;
        }
        Set<Category> about = EnumSet.noneOf(Category.class);
        Category.parse(element.path("category").asText()).ifPresent(it -> about.addAll(beside.get(it)));
        String path = element.path("path").asText();
        sections.forEach((section, category) -> {
            if (section.startsWith(path + ".")) {
                about.addAll(beside.get(category));
            }
        });
        postsBelow.forEach((list, categories) -> {
            if (path.startsWith(list)) {
                categories.forEach(it -> about.addAll(beside.get(it)));
            }
        });
        line(key + " " + element.path("category").asText() + " " + path, type, element, new Subject(NONE, about));
    }

    private static Set<Category> restsOn(Ground ground, Subject subject, String key) {
        if (ground == Ground.CONTEXT) {
            return subject.rests();
        }
        if (ground == Ground.POST) {
            return key.startsWith("posts.jsonl") ? subject.rests() : both(subject.rests(), Set.of(Category.POSTS));
        }
        return ground.category()
                .map(category -> both(subject.rests(), Set.of(category)))
                .orElse(NONE);
    }

    /** Names of categories in a list rest on themselves; elsewhere a list is known by its elements, where it may get shorter. */
    private void tree(String key, JsonNode json, Set<Category> rests, Set<Category> speaks) {
        if (json.isArray()) {
            for (JsonNode element : json) {
                Optional<Category> category = Category.parse(element.asText());
                put(key + " " + element, category.map(Set::of).orElse(rests), speaks, "", texts(element));
            }
        } else if (json.isObject()) {
            json.properties().forEach(entry -> tree(key + "." + entry.getKey(), entry.getValue(), rests, speaks));
        } else {
            boolean presence = speaks.size() == ALL.size() && !json.isNumber();
            put(presence ? key + " " + json : key, rests, speaks, told(json), texts(json));
        }
    }

    private static Optional<Class<?>> recordIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments())
                    .flatMap(it -> recordIn(it).stream())
                    .findFirst();
        }
        Class<?> plain = (Class<?>) type;
        boolean grounded = plain.isRecord()
                && Arrays.stream(plain.getRecordComponents())
                        .allMatch(component -> component.isAnnotationPresent(Grounds.class));
        return grounded ? Optional.of(plain) : Optional.empty();
    }

    // records of WARC files

    private void warc(String path, List<Reason> reasons) {
        Set<Category> ofFile = switch (PackageFile.at(path).orElseThrow()) {
            case POST_WARC -> posts.get(path.replaceFirst("data/posts/(.*)\\.warc", "$1"));
            case UNMATCHED_WARC -> looseFiles.get(path);
            default -> NONE;
        };
        Map<Integer, PlainWarc.Record> records = new HashMap<>();
        PlainWarc.read(files.get(path)).forEach(record -> records.put(record.offset(), record));
        Map<String, Set<Category>> restsById = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Reason reason : reasons) {
            PlainWarc.Record record =
                    records.get((int) reason.record().orElseThrow().offset());
            RecordKind kind = RecordKind.of(
                            path,
                            record.type(),
                            record.target(),
                            reason.record().get().mediaType())
                    .orElseThrow();
            Set<Category> rests = both(ofFile, reason.categories());
            for (String other : List.of("WARC-Refers-To", "WARC-Concurrent-To")) {
                rests = both(rests, restsById.getOrDefault(record.fields().get(other), NONE));
            }
            restsById.put(record.fields().get("WARC-Record-ID"), rests);
            Set<Category> speaks = EnumSet.noneOf(Category.class);
            kind.within()
                    .forEach(ground ->
                            speaks.addAll(ground.category().map(Set::of).orElse(Set.of(Category.POSTS))));
            String key = path + " " + record.type() + " " + record.target();
            if (kind == RecordKind.SECTION_COUNTS) {
                JsonNode counts = ExportVersion.tree(record.block());
                ((ObjectNode) counts)
                        .properties()
                        .forEach(entry -> counted(key + " " + entry.getKey(), entry.getValue()));
            } else {
                names.put(record.fields().get("WARC-Record-ID"), key);
                boolean ofDonor = kind.ground().onConsent();
                String value = named(record.fields(), names) + hex(record.block());
                put(key, rests, speaks, value, ofDonor ? texts(record) : List.of());
                if (!ofDonor) {
                    put(key + ", its words", NONE, ALL, "", texts(record));
                }
            }
        }
    }

    /** The fields of a header; a record is named by what it is, since its identifier tells of those before it. */
    private static Map<String, String> named(Map<String, String> fields, Map<String, String> names) {
        Map<String, String> named = new TreeMap<>(fields);
        named.replaceAll((field, value) -> names.getOrDefault(value, value));
        return named;
    }

    private void counted(String key, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(type -> put(
                            key + "." + type.getKey(),
                            Category.parse(type.getValue().path("category").asText())
                                    .map(Set::of)
                                    .orElse(NONE),
                            NONE,
                            type.getValue().toString(),
                            texts(type.getValue())));
        } else {
            put(key, NONE, ALL, value.toString(), List.of());
        }
    }

    private static List<String> texts(PlainWarc.Record record) {
        return switch (record.fields().getOrDefault("Content-Type", "")) {
            case "application/json" -> texts(ExportVersion.tree(record.block()));
            case "application/jsonl" ->
                record.text()
                        .lines()
                        .flatMap(line -> texts(ExportVersion.tree(line.getBytes(StandardCharsets.UTF_8))).stream())
                        .toList();
            default -> List.of();
        };
    }

    // values

    private void put(String key, Set<Category> rests, Set<Category> speaks, String value, List<String> texts) {
        Piece piece = new Piece(Set.copyOf(rests), Set.copyOf(speaks), value.replace(consentRecord, "[record]"), texts);
        Piece other = pieces.put(key, piece);
        if (other != null && !other.equals(piece)) {
            pieces.put(key + " " + piece.value(), piece);
        }
    }

    /** As it is; in a sentence, how many there were is not compared. */
    private static String told(JsonNode value) {
        String text = value.asText();
        return text.contains(" ") ? text.replaceAll("sha256:[0-9a-f]{64}|\\d+", "#") : text;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }

    private static List<String> texts(JsonNode json) {
        if (json.isContainerNode()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .flatMap(it -> texts(it).stream())
                    .toList();
        }
        return json.isTextual() || json.isNumber() ? List.of(json.asText()) : List.of();
    }

    private List<JsonNode> lines(PackageFile file) {
        return values(file.path(1));
    }

    private List<JsonNode> values(String path) {
        try {
            return ExportVersion.JSON
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(files.get(path))
                    .readAll();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private JsonNode json(String path) {
        return ExportVersion.tree(files.get(path));
    }

    private static String hex(byte[] bytes) {
        return Digest.sha256(bytes).toString();
    }

    private static Set<Category> both(Set<Category> one, Set<Category> other) {
        Set<Category> both = EnumSet.noneOf(Category.class);
        both.addAll(one);
        both.addAll(other);
        return both;
    }
}
