package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Sizes and times of a few files of an object, by which to see later, without reading, that none of them was changed. */
final class FileStats {
    private static final String GONE = "-";

    private FileStats() {}

    /** A line for each path: its time, its size, and the path. The path of the object's folder itself is empty. */
    static String of(Path object, List<String> paths) {
        return paths.stream().map(path -> stat(object, path) + " " + path).collect(Collectors.joining("\n"));
    }

    /** Whether all these files are still there, with the same sizes and times. */
    static boolean still(Path object, String stats) {
        return stats.lines().allMatch(line -> {
            int size = line.indexOf(' ');
            int path = line.indexOf(' ', size + 1);
            return path > 0 && stat(object, line.substring(path + 1)).equals(line.substring(0, path));
        });
    }

    private static String stat(Path object, String path) {
        try {
            BasicFileAttributes look = Files.readAttributes(
                    path.isEmpty() ? object : object.resolve(path),
                    BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return look.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + (look.isDirectory() ? 0 : look.size());
        } catch (IOException e) {
            return GONE;
        }
    }
}
