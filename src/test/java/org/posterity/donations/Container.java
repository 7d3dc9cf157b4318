package org.posterity.donations;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What a donation comes in: as a folder, or packed in one of the ways of several systems. */
enum Container {
    FOLDER(""),
    ZIP(".zip"),
    ZIP_WITH_BYTES_BEHIND(".zip"),
    TAR(".tar"),
    TAR_WITH_LEADING_SLASHES(".tar"),
    TAR_GZ(".tar.gz");

    private final String ending;

    Container(String ending) {
        this.ending = ending;
    }

    static Container of(long seed) {
        return values()[(int) (seed % values().length)];
    }

    /** Packs a folder and removes it. */
    Path pack(Path folder) throws IOException {
        if (this == FOLDER) {
            return folder;
        }
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(Files::isRegularFile).sorted().toList();
        }
        Path packed = folder.resolveSibling(folder.getFileName() + ending);
        try (OutputStream out = Files.newOutputStream(packed)) {
            if (ending.equals(".zip")) {
                zip(folder, files, out);
            } else {
                tar(folder, files, this == TAR_GZ ? new GZIPOutputStream(out) : out);
            }
        }
        remove(folder);
        return packed;
    }

    private void zip(Path folder, List<Path> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Path file : files) {
            zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
            Files.copy(file, zip);
        }
        zip.finish();
        if (this == ZIP_WITH_BYTES_BEHIND) {
            out.write("\r\n".getBytes());
        }
    }

    private void tar(Path folder, List<Path> files, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Path file : files) {
                String name = folder.relativize(file).toString();
                TarArchiveEntry entry = new TarArchiveEntry(
                        this == TAR_WITH_LEADING_SLASHES ? "/" + name : name, this == TAR_WITH_LEADING_SLASHES);
                entry.setSize(Files.size(file));
                tar.putArchiveEntry(entry);
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
