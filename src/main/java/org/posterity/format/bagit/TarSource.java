package org.posterity.format.bagit;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.format.tar.TarMember;
import org.posterity.format.tar.TarReader;
import org.posterity.model.ValidationIssue;

/** A bag in a plain tar file: one pass over the headers finds where each file lies, then files are read where they lie. */
final class TarSource implements BagSource {
    /** Longer than any path that a file system could have given. */
    private static final int LONGEST_NAME = 4096;

    private static final String TAR = "POSIX.1-2017 pax";

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
        boolean absolute = false;
        MemoryShare memory = MemoryShare.percent(30);
        try (InputStream bytes = new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16)) {
            TarReader tar = new TarReader(bytes);
            for (Optional<TarMember> next = tar.next(); next.isPresent(); next = tar.next()) {
                TarMember member = next.get();
                if (member.name().length > LONGEST_NAME) {
                    listing.problem(ValidationIssue.error(
                            BagClause.STRUCTURE, "", "An entry's name is longer than " + LONGEST_NAME + " bytes."));
                    continue;
                }
                String full = new String(member.name(), StandardCharsets.UTF_8);
                absolute |= full.startsWith("/");
                String name = relative(full);
                if (name.isEmpty()) {
                    continue;
                }
                memory.take(name);
                int slash = name.indexOf('/');
                topFolders.put(slash < 0 ? name : name.substring(0, slash), Boolean.TRUE);
                if (slash >= 0) {
                    list(member, name.substring(slash + 1), listing);
                } else if (!member.folder()) {
                    listing.problem(ValidationIssue.error(
                            BagClause.STRUCTURE,
                            name,
                            "A serialised bag holds one folder, the base directory, and no file beside it."));
                }
            }
            if (!tar.endMarked()) {
                listing.problem(ValidationIssue.warning(
                        TAR, "", "The tar file has no end mark (two blocks of zeros); every entry in it is whole."));
            }
        }
        if (absolute) {
            listing.problem(ValidationIssue.warning(
                    TAR, "", "Names in the tar file begin with a slash; they were read without it."));
        }
        if (topFolders.size() > 1) {
            listing.problem(ValidationIssue.error(
                    BagClause.STRUCTURE,
                    "",
                    "A serialised bag holds one folder, the base directory; this holds several."));
        }
    }

    /** The name without slashes and {@code ./} before it and slashes behind it; empty for the archive's root. */
    private static String relative(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && (name.charAt(start) == '/' || name.startsWith("./", start))) {
            start++;
        }
        while (end > start && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(start, end).equals(".") ? "" : name.substring(start, end);
    }

    private void list(TarMember member, String path, Listing listing) throws IOException {
        if (ListedPath.escapes(path)) {
            listing.problem(ValidationIssue.error(
                    BagClause.SPECIAL_DIRECTORY_CHARACTERS, path, "The path of this entry leads out of the bag."));
        } else if (member.folder()) {
            listing.folder(path);
        } else if (!member.file()) {
            listing.problem(ValidationIssue.error(
                    BagClause.SPECIAL_DIRECTORY_CHARACTERS,
                    path,
                    "This entry is a link, a device or a sparse file, not a plain file."));
        } else if (member.size() > channel.size() - member.position()) {
            listing.problem(ValidationIssue.error(
                    BagClause.COMPLETE_AND_VALID, path, "The tar file ends before this file does."));
        } else {
            extents.put(path, new Extent(member.position(), member.size()));
            listing.file(path, member.size());
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
