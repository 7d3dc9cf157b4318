package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ocfl.core.extension.storage.layout.config.HashedNTupleIdEncapsulationLayoutConfig;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.storage.Copies;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreUnreachable;

/**
 * Where packages lie in a storage root: OCFL extension 0003 with one tuple of three digits, so that a package lies at
 * {@code 3f7/urn%3aposterity%3a…}: at most 4096 folders at the top, with readable identifiers below.
 */
final class StorageLayout {
    private static final String OBJECT_MARK = "0=ocfl_object_";
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern TUPLE = Pattern.compile("[0-9a-f]{3}");

    static final int TUPLE_SIZE = 3;
    static final int TUPLES = 1;
    private static final int LONGEST_NAME = 100;

    /** The extension's parameters, as written into a new storage root. */
    static HashedNTupleIdEncapsulationLayoutConfig config() {
        return new HashedNTupleIdEncapsulationLayoutConfig()
                .setTupleSize(TUPLE_SIZE)
                .setNumberOfTuples(TUPLES);
    }

    /** Where a package lies, relative to the storage root, with {@code /}. */
    String path(PackageId aip) {
        return path(aip.value());
    }

    /** What the extension says. By hand: the library's own takes longer to load than a thousand packages to find. */
    static String path(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        String digest = Digest.sha256(bytes).hex();
        StringBuilder name = new StringBuilder(id.length() + 8);
        for (byte character : bytes) {
            if (character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '-'
                    || character == '_') {
                name.append((char) character);
            } else {
                name.append('%').append(HexFormat.of().toHexDigits(character));
            }
        }
        if (name.length() > LONGEST_NAME) {
            name.setLength(LONGEST_NAME);
            name.append('-').append(digest);
        }
        return digest.substring(0, TUPLE_SIZE) + "/" + name;
    }

    /** Whether a folder is the root of an OCFL object (OCFL 1.1 §3.2). */
    static boolean isObject(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, OBJECT_MARK + "*")) {
            return marks.iterator().hasNext();
        }
    }

    /**
     * The content of a root.
     *
     * @param ids the packages whose folder exists, damaged or not; read from the folder's name if that is complete
     * @param foreign what lies among packages but is not one, relative to the root, with {@code /}
     */
    record Content(List<PackageId> ids, List<String> foreign) {}

    Content content(Path root) throws IOException {
        List<Content> tops =
                listed(root).parallelStream().map(top -> content(root, top)).toList();
        return new Content(
                tops.stream()
                        .flatMap(top -> top.ids().stream())
                        .sorted(Comparator.comparing(PackageId::value))
                        .toList(),
                tops.stream().flatMap(top -> top.foreign().stream()).sorted().toList());
    }

    /** The same of a folder at the top. */
    private Content content(Path root, Path top) {
        List<PackageId> ids = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        if (!TUPLE.matcher(top.getFileName().toString()).matches()) {
            if (Files.isDirectory(top) && !isOfTheRoot(top)) {
                foreign.add(relative(root, top));
            }
            return new Content(ids, foreign);
        }
        try {
            for (Path object : listed(top)) {
                Optional<PackageId> id = id(root, object);
                id.ifPresentOrElse(ids::add, () -> foreign.add(relative(root, object)));
            }
        } catch (IOException e) {
            foreign.add(relative(root, top));
        }
        return new Content(ids, foreign);
    }

    /** Removes empty folders, which a killed process can leave and OCFL 1.1 §4.1 forbids. Everything else stays. */
    void prune(Path root) throws IOException {
        for (Path top : listed(root)) {
            if (TUPLE.matcher(top.getFileName().toString()).matches()) {
                removeIfEmpty(top);
            }
        }
    }

    /** A folder that is not empty cannot be deleted. */
    static void removeIfEmpty(Path folder) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Extensions (OCFL 1.1 §4.2), and files that operating systems put into folders. */
    private static boolean isOfTheRoot(Path folder) {
        String name = folder.getFileName().toString();
        return name.equals("extensions") || name.equals("lost+found") || name.startsWith(".");
    }

    private static List<Path> listed(Path folder) throws IOException {
        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(listed::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return listed;
    }

    private static String relative(Path root, Path place) {
        return root.relativize(place).toString().replace('\\', '/');
    }

    /** Which package a folder is, damaged or not; empty if it is not one of ours. */
    private Optional<PackageId> id(Path root, Path object) {
        if (!Files.isDirectory(object)) {
            return Optional.empty();
        }
        try {
            String name = URLDecoder.decode(object.getFileName().toString(), StandardCharsets.UTF_8);
            if (isPlaceOf(name, root.relativize(object))) {
                return Optional.of(new PackageId(name));
            }
            // long identifiers are cut in the folder's name; only the inventory has them in full
            try (JsonParser inventory =
                    JSON.createParser(object.resolve("inventory.json").toFile())) {
                String id = idIn(inventory);
                return isPlaceOf(id, root.relativize(object)) ? Optional.of(new PackageId(id)) : Optional.empty();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The content of an area of a store. */
    Copies.Content content(CopyStore store, String area) throws IOException {
        List<PackageId> ids = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (String top : store.folders(area + "/")) {
            if (!TUPLE.matcher(top).matches()) {
                if (!isOfTheRoot(Path.of(top))) {
                    foreign.add(area + "/" + top);
                }
                continue;
            }
            for (String name : store.folders(area + "/" + top + "/")) {
                id(store, area + "/", top + "/" + name)
                        .ifPresentOrElse(ids::add, () -> foreign.add(area + "/" + top + "/" + name));
            }
        }
        ids.sort(Comparator.comparing(PackageId::value));
        return new Copies.Content(List.copyOf(ids), List.copyOf(foreign));
    }

    private Optional<PackageId> id(CopyStore store, String area, String place) throws IOException {
        try {
            String name = URLDecoder.decode(place.substring(place.indexOf('/') + 1), StandardCharsets.UTF_8);
            if (path(name).equals(place)) {
                return Optional.of(new PackageId(name));
            }
            try (CopyStore.Opened opened = store.open(area + place + "/inventory.json");
                    JsonParser inventory = JSON.createParser(Channels.newInputStream(opened.bytes()))) {
                String id = idIn(inventory);
                return path(id).equals(place) ? Optional.of(new PackageId(id)) : Optional.empty();
            }
        } catch (StoreUnreachable e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String idIn(JsonParser inventory) throws IOException {
        inventory.nextToken();
        while (inventory.nextToken() == JsonToken.FIELD_NAME) {
            String field = inventory.currentName();
            inventory.nextToken();
            if (field.equals("id")) {
                return inventory.getText();
            }
            inventory.skipChildren();
        }
        throw new IOException("An inventory has no object id.");
    }

    private static boolean isPlaceOf(String name, Path place) {
        return path(name).equals(place.toString().replace('\\', '/'));
    }
}
