package org.posterity.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system refuses whoever asks, by its own words ({@code strerror} in the C locale): no fault of any input. */
public enum SystemLimit {
    DISK("No space left on device", "the disk is full"),
    QUOTA("Disk quota exceeded", "the quota of disk space is used up"),
    FILE_SIZE("File too large", "files may not grow so large here (ulimit -f)"),
    OPEN_FILES("Too many open files", "too many files are open at once (ulimit -n)"),
    READ_ONLY("Read-only file system", "the disk can only be read");

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

    /** The limit that a failure comes from, when it comes from one. */
    public static Optional<SystemLimit> behind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> Arrays.stream(values())
                        .filter(it -> String.valueOf(cause.getMessage()).contains(it.words)))
                .findFirst();
    }
}
