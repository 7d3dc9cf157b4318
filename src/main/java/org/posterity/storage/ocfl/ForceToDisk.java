package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.posterity.format.fixity.Joined;

/** Makes sure that written files survive a power failure, not only the end of the process. */
final class ForceToDisk {
    /** These threads wait rather than compute: many at once share the journal commits of the file system. */
    private static final int THREADS = 32;

    private ForceToDisk() {}

    /** Forces all files below a folder, then the folders, whose entries would otherwise be lost. */
    static void tree(Path root) throws IOException {
        List<Path> folders = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> files = new ArrayList<>();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(threads.submit(() -> force(file)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                    folders.add(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
            for (Future<?> file : files) {
                Joined.of(file);
            }
        } finally {
            threads.shutdownNow();
        }
        for (Path folder : folders) {
            folder(folder);
        }
    }

    /** Forces a folder's list of entries, if the platform can. */
    static void folder(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("/")) {
            force(folder);
        }
    }

    private static Void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
        return null;
    }
}
