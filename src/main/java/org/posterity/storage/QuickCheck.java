package org.posterity.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a stored bag without reading its payload: whether the files exist, and their sizes (RFC 8493 §2.2.2). */
public final class QuickCheck {
    private static final Pattern OXUM = Pattern.compile("(?m)^Payload-Oxum:[ \\t]*(\\d{1,18})\\.(\\d{1,18})[ \\t]*$");

    private QuickCheck() {}

    /** What is wrong with a bag, as a sentence; empty if nothing is. */
    public static Optional<String> of(List<StoredFile> files) {
        List<String> gone =
                paths(files.stream().filter(file -> !file.isPresent()).toList());
        if (!gone.isEmpty()) {
            return Optional.of(count(gone, "missing"));
        }
        List<String> closed =
                paths(files.stream().filter(file -> !file.bytes().isReadable()).toList());
        if (!closed.isEmpty()) {
            return Optional.of(count(closed, "not readable"));
        }
        return files.stream()
                .filter(file -> file.logicalPath().equals("bag-info.txt"))
                .findFirst()
                .flatMap(info -> sizes(info, files));
    }

    private static Optional<String> sizes(StoredFile info, List<StoredFile> files) {
        Matcher oxum;
        try {
            oxum = OXUM.matcher(new String(info.read(), StandardCharsets.UTF_8));
        } catch (DamagedFile e) {
            return Optional.of(e.getMessage());
        }
        List<StoredFile> payload = files.stream()
                .filter(file -> file.logicalPath().startsWith("data/"))
                .toList();
        long bytes = payload.stream().mapToLong(StoredFile::size).sum();
        return oxum.find()
                        && !(oxum.group(1).equals(Long.toString(bytes))
                                && oxum.group(2).equals(Integer.toString(payload.size())))
                ? Optional.of("Its payload is " + bytes + " bytes in " + payload.size() + " files, but should be "
                        + oxum.group(1) + " bytes in " + oxum.group(2) + " files.")
                : Optional.empty();
    }

    private static List<String> paths(List<StoredFile> files) {
        return files.stream().map(StoredFile::logicalPath).toList();
    }

    private static String count(List<String> paths, String what) {
        return paths.size() == 1
                ? "The file " + paths.get(0) + " is " + what + "."
                : paths.size() + " files are " + what + ", the first being " + paths.get(0) + ".";
    }
}
