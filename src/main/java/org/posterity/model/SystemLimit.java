package org.posterity.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Limits of the operating system, recognised by its own messages ({@code strerror} in the C locale); never the input's fault. */
public enum SystemLimit {
    DISK("No space left on device", "the disk is full"),
    QUOTA("Disk quota exceeded", "the disk quota is used up"),
    FILE_SIZE("File too large", "the file size limit is reached (ulimit -f)"),
    OPEN_FILES("Too many open files", "too many files are open (ulimit -n)"),
    READ_ONLY("Read-only file system", "the disk is read-only");

    private static final int DEEPEST = 20;

    private final String words;
    private final String meaning;

    SystemLimit(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /** What it means, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The limit that caused a failure, if one did. */
    public static Optional<SystemLimit> behind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> Arrays.stream(values())
                        .filter(it -> String.valueOf(cause.getMessage()).contains(it.words)))
                .findFirst();
    }
}
