package org.posterity.format.bagit;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.posterity.model.ValidationIssue;

/** A bag in a plain tar file: one pass over the headers finds where each file lies, then files are read where they lie. */
final class TarSource implements BagSource {
    private final Path file;
    private final Map<String, Extent> extents = new HashMap<>();
    private FileChannel channel;

    TarSource(Path file) {
        this.file = file;
    }

    @Override
    public void list(Listing listing) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        Map<String, Boolean> topFolders = new HashMap<>();
        try (FileInputStream bytes = new FileInputStream(file.toFile());
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
                if (name.isEmpty() || name.equals(".")) {
                    continue;
                }
                int slash = name.indexOf('/');
                topFolders.put(slash < 0 ? name : name.substring(0, slash), Boolean.TRUE);
                if (slash >= 0) {
                    list(entry, name.substring(slash + 1), tar.getBytesRead(), listing);
                } else if (!entry.isDirectory()) {
                    listing.problem(ValidationIssue.error(
                            Clause.STRUCTURE,
                            name,
                            "A serialised bag holds one folder, the base directory, and no file beside it."));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("The tar file is malformed.", e);
        }
        if (topFolders.size() > 1) {
            listing.problem(ValidationIssue.error(
                    Clause.STRUCTURE,
                    "",
                    "A serialised bag holds one folder, the base directory; this holds several."));
        }
    }

    private void list(TarArchiveEntry entry, String path, long offset, Listing listing) throws IOException {
        if (ListedPath.escapes(path)) {
            listing.problem(ValidationIssue.error(
                    Clause.SPECIAL_DIRECTORY_CHARACTERS, path, "The path of this entry leads out of the bag."));
        } else if (entry.isDirectory()) {
            listing.folder(path);
        } else if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            listing.problem(ValidationIssue.error(
                    Clause.SPECIAL_DIRECTORY_CHARACTERS,
                    path,
                    "This entry is a link, a device or a sparse file, not a plain file."));
        } else if (offset + entry.getSize() > channel.size()) {
            listing.problem(
                    ValidationIssue.error(Clause.COMPLETE_AND_VALID, path, "The tar file ends before this file does."));
        } else {
            extents.put(path, new Extent(offset, entry.getSize()));
            listing.file(path, entry.getSize());
        }
    }

    @Override
    public ReadableByteChannel open(String path) throws IOException {
        Extent extent = extents.get(path);
        if (extent == null) {
            throw new NoSuchFileException("an entry that was not listed");
        }
        return new ExtentChannel(channel, extent.offset(), extent.size());
    }

    @Override
    public Optional<String> serialization() {
        return Optional.of("application/x-tar");
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private record Extent(long offset, long size) {}
}
