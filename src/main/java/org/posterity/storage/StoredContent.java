package org.posterity.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.record.PackageContent;

/** The files of a stored version, for reading its records. Small files are checked against their digests as they are read. */
public final class StoredContent implements PackageContent {
    private static final long SMALL = 1 << 22;

    private final SortedMap<String, StoredFile> files = new TreeMap<>();

    public StoredContent(List<StoredFile> files) {
        files.forEach(file -> this.files.put(file.logicalPath(), file));
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public boolean has(String path) {
        return files.containsKey(path);
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        return file(path).open();
    }

    @Override
    public InputStream stream(String path) throws IOException {
        StoredFile file = file(path);
        return file.size() <= SMALL ? new ByteArrayInputStream(file.read()) : PackageContent.super.stream(path);
    }

    private StoredFile file(String path) throws IOException {
        StoredFile file = files.get(path);
        if (file == null) {
            throw new NoSuchFileException(path);
        }
        return file;
    }
}
