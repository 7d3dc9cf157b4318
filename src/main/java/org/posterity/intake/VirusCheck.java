package org.posterity.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.model.Agent;
import org.posterity.model.Digest;

/**
 * The result of a virus check. What is infected is refused, so that it is clean, or as a whole or in part not scanned.
 *
 * @param files how many were to be scanned
 * @param unscanned those of them that could not be
 * @param scanner with the versions of program and signatures; none where no scanner is switched on
 */
public record VirusCheck(long files, List<Unscanned> unscanned, Optional<Agent> scanner, Optional<Instant> at) {
    /** No scanner is switched on. */
    public static final VirusCheck NOT_SCANNED = new VirusCheck(0, List.of(), Optional.empty(), Optional.empty());

    private static final int NAMED = 20;

    public VirusCheck {
        unscanned = List.copyOf(unscanned);
    }

    /**
     * A file that could not be scanned.
     *
     * @param why a word of the scanner
     */
    public record Unscanned(Digest sha256, String why) {}

    /** Whether every file was scanned and nothing was found. */
    public boolean isClean() {
        return scanner.isPresent() && unscanned.isEmpty();
    }

    /** {@code clean}, {@code not scanned}, or how many of the files were not. */
    public String words() {
        if (isClean()) {
            return "clean";
        }
        return unscanned.size() == files
                ? "not scanned"
                : unscanned.size() + " of " + files + " files not scanned, the others clean";
    }

    /** The same in a sentence, with the digests of files that were not scanned. */
    public String detail() {
        String names = unscanned.stream()
                .limit(NAMED)
                .map(file -> "sha256 " + file.sha256().hex() + " (" + file.why() + ")")
                .collect(Collectors.joining(", "));
        int more = unscanned.size() - NAMED;
        return words() + (names.isEmpty() ? "" : ": " + names) + (more > 0 ? ", and " + more + " more" : "") + ".";
    }
}
