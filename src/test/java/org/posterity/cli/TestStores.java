package org.posterity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores for a {@link TestArchive}: entries of its {@code stores.yaml}. */
final class TestStores {
    private TestStores() {}

    /** A store in a folder, which exists afterwards. */
    static String folder(String name, Path folder, String country) throws IOException {
        Files.createDirectories(folder);
        return entry(name, "folder", "    folder: '" + folder + "'\n", country);
    }

    static String bucket(String name, String bucket, String endpoint) {
        return entry(
                name, "s3", "    bucket: " + bucket + "\n    prefix: copies\n    endpoint: " + endpoint + "\n", "DE");
    }

    private static String entry(String name, String kind, String address, String country) {
        return "  " + name + ":\n    kind: " + kind + "\n" + address + "    country: " + country + "\n    place: "
                + name + "\n    medium: disk\n    administrator: IT\n    agreements: true\n    journal: true\n";
    }

    /** Gives the archive these stores and no others. */
    static void in(TestArchive archive, String... entries) throws IOException {
        Files.writeString(
                archive.config().resolve("stores.yaml"),
                "stores:\n" + Stream.of(entries).collect(Collectors.joining()));
        archive.set("archive.place", "main building");
    }
}
