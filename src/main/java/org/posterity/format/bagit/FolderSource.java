package org.posterity.format.bagit;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.posterity.model.ValidationIssue;

/** A bag in a folder. Symbolic links are never followed. */
final class FolderSource implements BagSource {
    private final Path base;

    FolderSource(Path base) {
        this.base = base;
    }

    @Override
    public void list(Listing listing) throws IOException {
        if (!Files.isDirectory(base)) {
            throw new NotDirectoryException("the bag");
        }
        // A link to the bag itself may be given; inside the bag none is followed.
        Path real = base.toRealPath();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(real)) {
                    listing.folder(relative(real, folder));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    listing.file(relative(real, file), attributes.size());
                } else {
                    listing.problem(
                            ValidationIssue.error(
                                    BagClause.SPECIAL_DIRECTORY_CHARACTERS,
                                    relative(real, file),
                                    "This is a symbolic link or a device, not a file; what it may lead to lies outside the bag."));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                String where = relative(real, file);
                listing.problem(
                        cause instanceof AccessDeniedException
                                ? ValidationIssue.unchecked(
                                        BagClause.COMPLETE_AND_VALID, where, "This may not be read here.")
                                : ValidationIssue.error(BagClause.COMPLETE_AND_VALID, where, "This cannot be read."));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
                return cause == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, cause);
            }
        });
    }

    @Override
    public ReadableByteChannel open(String path) throws IOException {
        return FileChannel.open(base.resolve(path), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static String relative(Path base, Path file) {
        return base.relativize(file).toString().replace(File.separatorChar, '/');
    }
}
