package org.posterity.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.posterity.model.TerminalFailure;

/** The history of keys for pseudonyms: lines with time, action, fingerprint and policy, separated by tabs. */
final class KeyHistory {
    static final String BACKED_UP = "backed-up";
    static final String RETIRED = "retired";
    static final String ROTATED = "rotated";
    static final String LOST = "lost";

    private static final Set<String> REPLACED = Set.of(RETIRED, LOST);

    private final Path file;

    KeyHistory(Path file) {
        this.file = file;
    }

    /** All lines, oldest first. */
    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new TerminalFailure("The history of keys (setting key.dir) cannot be read.", e);
        }
    }

    /** Whether the key with this fingerprint was replaced by another, under a policy. */
    boolean isReplaced(String fingerprint) {
        return lines().stream()
                .map(line -> line.split("\t", -1))
                .anyMatch(parts -> parts.length > 2 && REPLACED.contains(parts[1]) && parts[2].equals(fingerprint));
    }

    void note(Instant now, String action, String fingerprint, String policy) throws IOException {
        String line = String.join("\t", now.toString(), action, fingerprint, policy.replaceAll("\\p{Cc}", " "));
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
