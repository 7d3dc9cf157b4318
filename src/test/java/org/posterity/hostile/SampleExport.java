package org.posterity.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An export of the test resources as files by path, as it lies in a submission. */
record SampleExport(SortedMap<String, byte[]> files) {
    private static final Path RESOURCES = Path.of("src/test/resources/exports/tiktok");
    private static final String ZIP = "TikTok_Data_1735588272.zip";

    /** A folder of the resources, under the paths it has there. */
    static SampleExport of(String folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Path root = RESOURCES.resolve(folder);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleExport(files);
    }

    /** This and another one in one submission. */
    SampleExport with(SampleExport other) {
        SortedMap<String, byte[]> both = new TreeMap<>(files);
        both.putAll(other.files);
        return new SampleExport(both);
    }

    /** In one zip, as the platform gives it. */
    SampleExport zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // The same bytes on any day.
                entry.setTime(1_735_588_272_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleExport(new TreeMap<>(Map.of(ZIP, bytes.toByteArray())));
    }

    boolean isZip() {
        return files.containsKey(ZIP);
    }

    /** This with other bytes at one path. */
    SampleExport with(String path, byte[] bytes) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(path, bytes);
        return new SampleExport(changed);
    }
}
