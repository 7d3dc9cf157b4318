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
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.posterity.format.fixity.Joined;

/** Makes sure that written files survive a power failure, not only the end of the process. */
final class ForceToDisk {
    private static final int THREADS = 32;

    /** These threads wait rather than compute: many at once share the journal commits of the file system. */
    private static final ThreadPoolExecutor WAITING =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "force to disk");
                thread.setDaemon(true);
                return thread;
            });

    static {
        WAITING.allowCoreThreadTimeOut(true);
    }

    private ForceToDisk() {}

    /** Forces all files below a folder, and the folders, whose entries would otherwise be lost. */
    static void tree(Path root) throws IOException {
        List<Future<?>> forced = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    forced.add(WAITING.submit(() -> force(file)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                    forced.add(WAITING.submit(() -> {
                        folder(folder);
                        return null;
                    }));
                    return FileVisitResult.CONTINUE;
                }
            });
            for (Future<?> one : forced) {
                Joined.of(one);
            }
        } finally {
            forced.forEach(one -> one.cancel(false));
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
