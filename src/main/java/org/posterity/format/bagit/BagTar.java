package org.posterity.format.bagit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.posterity.model.PortableName;
import org.posterity.model.ValidationIssue;

/**
 * Serialises a bag as a tar file whose single top folder bears the bag's name (POSIX.1-2001, pax headers for long or
 * non-ASCII names and for files over 8 GiB). The same bag, name and time give the same bytes, whoever runs it.
 */
public final class BagTar {
    private final String name;
    private final Instant modified;

    /**
     * @param name the name of the top folder, which is the tar file's name without {@code .tar}
     * @param modified the time of modification that every entry bears, to the second
     */
    public BagTar(String name, Instant modified) {
        if (!PortableName.of(name).equals(name)) {
            throw new IllegalArgumentException("The name of a serialised bag is one that every file system takes.");
        }
        this.name = name;
        this.modified = modified;
    }

    /** Writes the whole tar file; leaves {@code target} open. */
    public void write(BagSource source, OutputStream target) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        Set<String> folders = new TreeSet<>();
        list(source, files, folders);
        AnonymousTar tar = new AnonymousTar(target);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        putFolder(tar, name + "/");
        for (String folder : folders) {
            putFolder(tar, name + "/" + folder + "/");
        }
        for (Map.Entry<String, Long> file : files.entrySet()) {
            TarArchiveEntry entry = entry(name + "/" + file.getKey(), 0100644);
            entry.setSize(file.getValue());
            tar.putArchiveEntry(entry);
            try (ReadableByteChannel channel = source.open(file.getKey());
                    InputStream bytes = Channels.newInputStream(channel)) {
                bytes.transferTo(tar);
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
        tar.flush();
    }

    private static void list(BagSource source, Map<String, Long> files, Set<String> folders) throws IOException {
        boolean[] problem = {false};
        source.list(new BagSource.Listing() {
            @Override
            public void file(String path, long size) {
                files.put(path, size);
                for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                    folders.add(path.substring(0, slash));
                }
            }

            @Override
            public void folder(String path) {
                folders.add(path);
            }

            @Override
            public void problem(ValidationIssue issue) {
                problem[0] = true;
            }
        });
        if (problem[0]) {
            throw new IOException(
                    "The bag holds something that is no plain file, or cannot be read; it must be validated first.");
        }
    }

    private void putFolder(AnonymousTar tar, String path) throws IOException {
        tar.putArchiveEntry(entry(path, 040755));
        tar.closeArchiveEntry();
    }

    private TarArchiveEntry entry(String path, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setLastModifiedTime(FileTime.from(Instant.ofEpochSecond(modified.getEpochSecond())));
        return entry;
    }

    /** Entries name the user who runs the program, pax headers too, unless each is told not to. */
    private static final class AnonymousTar extends TarArchiveOutputStream {
        AnonymousTar(OutputStream target) {
            super(target, "UTF-8");
        }

        @Override
        public void putArchiveEntry(TarArchiveEntry entry) throws IOException {
            entry.setIds(0, 0);
            entry.setNames("", "");
            super.putArchiveEntry(entry);
        }
    }
}
