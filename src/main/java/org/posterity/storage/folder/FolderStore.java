package org.posterity.storage.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.posterity.model.Digest;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreKey;
import org.posterity.storage.StoreUnreachable;

/**
 * A store in a folder; an archive's own folder read in the same way. Files are written beside the rest and renamed. Links are never
 * followed. What belongs to agreements is for its owner alone.
 */
public final class FolderStore implements CopyStore {
    private static final int PIECE = 1 << 18;
    private static final String AGREEMENTS = "agreements";
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final Path unfinished;

    private FolderStore(Path folder, Path unfinished) {
        this.folder = folder;
        this.unfinished = unfinished;
    }

    /**
     * A store.
     *
     * @throws StoreUnreachable when there is no such folder
     */
    public static FolderStore in(Path folder) throws StoreUnreachable {
        return in(folder, folder.resolve("unfinished"));
    }

    /**
     * A store.
     *
     * @param unfinished where files are written before they are renamed, on the same file system
     * @throws StoreUnreachable when there is no such folder
     */
    public static FolderStore in(Path folder, Path unfinished) throws StoreUnreachable {
        try {
            return new FolderStore(folder.toRealPath(), unfinished);
        } catch (IOException e) {
            throw new StoreUnreachable(
                    "There is no folder " + folder + ", or it cannot be entered. Mount its disk, or make it.", e);
        }
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Path top = folder.resolve(inside(prefix));
        if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
                entries.add(new Entry(key(top), -1));
            }
            requireFolder();
            return entries;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                entries.add(new Entry(key(file), attributes.isRegularFile() ? attributes.size() : -1));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                entries.add(new Entry(key(file), -1));
                return FileVisitResult.CONTINUE;
            }
        });
        entries.sort(Comparator.comparing(Entry::key));
        return entries;
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> below = Files.newDirectoryStream(folder.resolve(inside(prefix)))) {
            for (Path entry : below) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (NoSuchFileException e) {
            requireFolder();
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    @Override
    public List<String> emptyFolders(String prefix) throws IOException {
        List<String> empty = new ArrayList<>();
        Path top = folder.resolve(inside(prefix));
        if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
            return empty;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                // whoever lists it says so
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException cause) throws IOException {
                if (cause == null && isEmpty(visited)) {
                    empty.add(key(visited));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        empty.sort(Comparator.naturalOrder());
        return empty;
    }

    @Override
    public void removeEmpty(String empty) throws IOException {
        prune(place(empty));
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (DirectoryStream<Path> below = Files.newDirectoryStream(place)) {
            return !below.iterator().hasNext();
        }
    }

    @Override
    public Opened open(String key) throws IOException {
        Path file = place(key);
        BasicFileAttributes look;
        try {
            look = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            requireFolder();
            throw e;
        }
        if (!look.isRegularFile()) {
            // a pipe would wait for ever
            throw new IOException("This is no file.");
        }
        return new Opened(FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), look.size());
    }

    @Override
    public void put(String key, long size, ReadableByteChannel bytes) throws IOException {
        requireFolder();
        Path file = place(key);
        make(file.getParent());
        Files.createDirectories(unfinished);
        // the same name again after a kill: at most one is left behind
        Path draft = unfinished.resolve(
                Digest.sha256(key.getBytes(StandardCharsets.UTF_8)).hex());
        try {
            Files.deleteIfExists(draft);
            write(draft, size, bytes);
            if (isOfAgreements(file)) {
                close(draft, OWNERS_FILE);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        force(file.getParent());
    }

    private static void write(Path draft, long size, ReadableByteChannel bytes) throws IOException {
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            long written = 0;
            while (bytes.read(piece) >= 0) {
                piece.flip();
                while (piece.hasRemaining()) {
                    written += out.write(piece);
                }
                piece.clear();
            }
            if (written != size) {
                throw new IOException("A file has another size than was said.");
            }
            out.force(true);
        }
    }

    @Override
    public void move(String key, String to) throws IOException {
        Path from = place(key);
        Path target = place(to);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to);
        }
        make(target.getParent());
        Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
        force(from.getParent());
        prune(from.getParent());
    }

    /** Removes folders that have become empty, which OCFL does not allow (1.1 §3.3.1). */
    private void prune(Path emptied) throws IOException {
        for (Path place = emptied; place.startsWith(folder) && !place.equals(folder); place = place.getParent()) {
            if (!isEmpty(place)) {
                return;
            }
            Files.delete(place);
        }
    }

    /** A disk that was unmounted meanwhile. */
    private void requireFolder() throws StoreUnreachable {
        if (!Files.isDirectory(folder)) {
            throw new StoreUnreachable("The folder " + folder + " is gone. Mount its disk.", null);
        }
    }

    private static String inside(String prefix) throws IOException {
        return StoreKey.inside(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    /** Where a key lies; no link on the way leads elsewhere. */
    private Path place(String key) throws IOException {
        Path file = folder.resolve(StoreKey.inside(key));
        for (Path parent = file.getParent(); !parent.equals(folder); parent = parent.getParent()) {
            if (Files.isSymbolicLink(parent)) {
                throw new IOException("There is a link in place of a folder.");
            }
        }
        return file;
    }

    private String key(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Makes a folder, with those above it; each is on disk afterwards. */
    private void make(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        make(place.getParent());
        try {
            Files.createDirectory(place);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        if (isOfAgreements(place)) {
            close(place, OWNERS_FOLDER);
        }
        force(place.getParent());
    }

    private boolean isOfAgreements(Path place) {
        Path below = folder.relativize(place);
        return StreamSupport.stream(below.spliterator(), false)
                .anyMatch(it -> it.toString().equals(AGREEMENTS));
    }

    private static void close(Path place, Set<PosixFilePermission> permissions) throws IOException {
        if (Files.getFileStore(place).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(place, permissions);
        }
    }

    private static void force(Path place) throws IOException {
        if (place.getFileSystem().getSeparator().equals("/")) {
            try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
