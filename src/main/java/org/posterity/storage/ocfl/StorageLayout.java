package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ocfl.core.extension.storage.layout.HashedNTupleIdEncapsulationLayoutExtension;
import io.ocfl.core.extension.storage.layout.config.HashedNTupleIdEncapsulationLayoutConfig;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.posterity.model.PackageId;

/**
 * Where packages lie in a storage root: OCFL extension 0003 with one tuple of three digits, so that a package is found at
 * {@code 3f7/urn%3aposterity%3a…}, at most 4096 folders at the top and the identifier in plain sight below.
 */
final class StorageLayout {
    private static final String OBJECT_MARK = "0=ocfl_object_";

    private final HashedNTupleIdEncapsulationLayoutExtension extension =
            new HashedNTupleIdEncapsulationLayoutExtension();

    StorageLayout() {
        extension.init(config());
    }

    /** The extension's parameters, as they stand in a new storage root. */
    static HashedNTupleIdEncapsulationLayoutConfig config() {
        return new HashedNTupleIdEncapsulationLayoutConfig().setTupleSize(3).setNumberOfTuples(1);
    }

    /** Where a package lies, relative to the storage root, with {@code /}. */
    String path(PackageId aip) {
        return extension.mapObjectId(aip.value());
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

    /** The identifiers of all packages, read from the names of their folders where these tell it whole. */
    List<PackageId> ids(Path root) throws IOException {
        List<PackageId> ids = new ArrayList<>();
        for (Path tuple : tuples(root)) {
            try (DirectoryStream<Path> objects = Files.newDirectoryStream(tuple)) {
                for (Path object : objects) {
                    if (isObject(object)) {
                        ids.add(id(root, object));
                    }
                }
            }
        }
        ids.sort(Comparator.comparing(PackageId::value));
        return ids;
    }

    /** Removes folders without a package, which a kill can leave and OCFL 1.1 §4.1 forbids. */
    void prune(Path root) throws IOException {
        for (Path tuple : tuples(root)) {
            try {
                Files.delete(tuple);
            } catch (DirectoryNotEmptyException e) {
                continue;
            }
        }
    }

    private static List<Path> tuples(Path root) throws IOException {
        List<Path> tuples = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f][0-9a-f]")) {
            folders.forEach(tuples::add);
        }
        return tuples;
    }

    private PackageId id(Path root, Path object) throws IOException {
        String name = URLDecoder.decode(object.getFileName().toString(), StandardCharsets.UTF_8);
        if (isPlaceOf(name, root.relativize(object))) {
            return new PackageId(name);
        }
        // long identifiers are cut in the folder's name; then the inventory alone knows the whole
        try (JsonParser inventory =
                new JsonFactory().createParser(object.resolve("inventory.json").toFile())) {
            inventory.nextToken();
            while (inventory.nextToken() == JsonToken.FIELD_NAME) {
                String field = inventory.currentName();
                inventory.nextToken();
                if (field.equals("id")) {
                    return new PackageId(inventory.getText());
                }
                inventory.skipChildren();
            }
        }
        throw new IOException("An inventory names no object.");
    }

    private boolean isPlaceOf(String name, Path place) {
        return extension.mapObjectId(name).equals(place.toString().replace('\\', '/'));
    }
}
