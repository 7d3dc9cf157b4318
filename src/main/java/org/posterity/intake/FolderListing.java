package org.posterity.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** The files in a submitted folder, sorted by path. Links are reported as faults and never followed. */
record FolderListing(List<ListedFile> files, IntakeFaults faults) {

    static FolderListing of(Path folder) {
        List<ListedFile> files = new ArrayList<>();
        IntakeFaults faults = new IntakeFaults();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = inside(folder, file);
                    if (attributes.isSymbolicLink()) {
                        faults.add(IntakeRefusal.LINK.at(path, "This is a symbolic link."));
                    } else if (attributes.isOther()) {
                        faults.add(IntakeRefusal.SPECIAL_FILE.at(path, "This is a device, a pipe or a socket."));
                    } else {
                        files.add(ListedFile.of(path, file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    faults.add(IntakeRefusal.UNREADABLE_FILE.at(inside(folder, file), "This cannot be opened."));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
                    if (failure != null) {
                        faults.add(IntakeRefusal.UNREADABLE_FILE.at(
                                inside(folder, directory), "This folder cannot be listed to its end."));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("A visitor that throws nothing has thrown.", e);
        }
        files.sort(Comparator.comparing(ListedFile::path, SubmissionDigest.BY_BYTES));
        return new FolderListing(files, faults);
    }

    long size() {
        return files.stream().mapToLong(ListedFile::size).sum();
    }

    /** The path below the folder, with {@code /} whatever the platform. */
    private static String inside(Path folder, Path file) {
        StringJoiner path = new StringJoiner("/");
        folder.relativize(file).forEach(segment -> path.add(segment.toString()));
        return path.toString();
    }
}
