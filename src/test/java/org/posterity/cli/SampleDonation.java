package org.posterity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a donor hands over: a folder with an export and media, named as they are in the wild. */
public final class SampleDonation {
    public static final String P1 = "6962076112356658529.mp4";
    public static final String P2 = "how we dry kelp #islandlife [7118434817674333537].mp4";
    public static final String P3_ONLY_YOU = "2023-11-03_06-15-30.mp4";
    public static final String P4_FRIENDS = "kelp.and.kites_1726582041_7415613371640204641.mp4";
    public static final String P5_PHOTO = "2024-12-24_23-59-58_%d.jpeg";
    public static final String P6 = "2025-03-30-01-30-00.mp4";
    public static final String P7 = "20251102T063000.mp4";
    public static final String P8 = "Snaptik.app_7568011661844434273.mp4";

    private final Path folder;
    private final Map<String, byte[]> media = new LinkedHashMap<>();

    private SampleDonation(Path folder) {
        this.folder = folder;
    }

    public static SampleDonation in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new SampleDonation(folder);
    }

    /** All eight posts with all their media. */
    public static SampleDonation complete(Path folder, ExportVersion version) throws IOException {
        SampleDonation donation = in(folder).export(version);
        int seed = 1;
        for (String name : new String[] {P1, P2, P3_ONLY_YOU, P4_FRIENDS, P6, P7, P8}) {
            donation.video(name, seed++);
        }
        for (int image = 1; image <= 3; image++) {
            donation.photo(String.format(P5_PHOTO, image), 10 + image);
        }
        return donation;
    }

    public SampleDonation export(ExportVersion version) throws IOException {
        return export(version.fileName(), version.bytes());
    }

    public SampleDonation export(String name, byte[] json) throws IOException {
        Files.write(folder.resolve(name), json);
        return this;
    }

    public SampleDonation video(String name, int seed) throws IOException {
        return media(name, TinyMedia.mp4(seed));
    }

    public SampleDonation photo(String name, int seed) throws IOException {
        return media(name, TinyMedia.jpeg(seed));
    }

    public SampleDonation media(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("media").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        media.put(name, bytes);
        return this;
    }

    public Path folder() {
        return folder;
    }

    /** What was handed over, by name below {@code media/}. */
    public Map<String, byte[]> media() {
        return media;
    }
}
