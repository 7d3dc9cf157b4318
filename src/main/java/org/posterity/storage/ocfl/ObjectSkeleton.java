package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.posterity.intake.Workspace;
import org.posterity.storage.CopyStore;
import org.posterity.storage.StoreKey;
import org.posterity.storage.StoreUnreachable;

/**
 * What an OCFL object in a store looks like: its inventories, sidecars and declaration, with an empty file in the place of each other
 * one, in a folder on this machine. Its structure can be checked there.
 *
 * @param unreadable paths of what could not be fetched
 */
record ObjectSkeleton(Path folder, List<String> unreadable) {
    private static final Pattern FRAME = Pattern.compile("(v[1-9]\\d{0,5}/)?inventory\\.json(\\.sha512)?|0=[^/]*");
    private static final int PIECE = 1 << 18;

    /**
     * @param key of the object, with a slash
     * @param scratch where it is made if it must be; cleared first
     * @param whole whether files without meaning for the structure are wanted too
     */
    static ObjectSkeleton of(CopyStore store, String key, Path scratch, boolean whole) throws IOException {
        Workspace.clear(scratch);
        List<String> unreadable = new ArrayList<>();
        for (CopyStore.Entry entry : store.list(key)) {
            String path = entry.key().substring(key.length());
            boolean frame = FRAME.matcher(path).matches();
            if (!StoreKey.isInside(path)) {
                unreadable.add(path);
            } else if (frame || whole) {
                try {
                    Path place = scratch.resolve(path);
                    Files.createDirectories(place.getParent());
                    if (frame) {
                        fetch(store, entry.key(), place);
                    } else {
                        Files.createFile(place);
                    }
                } catch (StoreUnreachable e) {
                    throw e;
                } catch (IOException | InvalidPathException e) {
                    unreadable.add(path);
                }
            }
        }
        if (whole) {
            for (String empty : store.emptyFolders(key)) {
                Files.createDirectories(scratch.resolve(empty.substring(Math.min(key.length(), empty.length()))));
            }
        }
        return new ObjectSkeleton(scratch, unreadable);
    }

    private static void fetch(CopyStore store, String key, Path place) throws IOException {
        try (CopyStore.Opened opened = store.open(key);
                FileChannel out = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (opened.bytes().read(piece) >= 0) {
                piece.flip();
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
                piece.clear();
            }
        }
    }

    /** Where an inventory lies, by its version. */
    Path inventory(int version) {
        return folder.resolve("v" + version).resolve(ObjectFrame.INVENTORY);
    }
}
