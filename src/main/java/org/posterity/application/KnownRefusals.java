package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.Rejection;

/**
 * Refusals that a person knows of, one a line: the submission's identifier and the reason's code, as {@code --json} and the names
 * of reports have them; {@code #} begins a comment. A submission that changes, or is refused for another reason, is no longer known.
 */
public final class KnownRefusals {
    private static final int MOST_BYTES = 16 << 20;
    private static final Pattern LINE = Pattern.compile("([a-z2-7]{20})\\s+([a-z-]+)");

    private final Set<String> known;

    private KnownRefusals(Set<String> known) {
        this.known = known;
    }

    public static KnownRefusals none() {
        return new KnownRefusals(Set.of());
    }

    /** @throws IllegalArgumentException when the file is not there, or a line of it says something else */
    public static KnownRefusals in(Path file) {
        Set<String> known = new HashSet<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("The list of known refusals is too long: " + file + ".");
            }
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).replaceFirst("#.*", "").strip();
                Matcher said = LINE.matcher(line);
                if (said.matches()) {
                    known.add(said.group(1) + " " + said.group(2));
                } else if (!line.isEmpty()) {
                    throw new IllegalArgumentException("Line " + (i + 1) + " of " + file
                            + " is not a submission's identifier and a reason, such as \"zi7vpg3i5qniu3lfskdr"
                            + " no-consent-record\".");
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The list of known refusals cannot be read: " + file + ".");
        }
        return new KnownRefusals(known);
    }

    /** Whether it is a refusal that somebody knows of. */
    public boolean includes(IngestResult result) {
        if (!(result instanceof IngestResult.NotTakenIn it)) {
            return false;
        }
        Rejection rejection = it.report().rejection();
        return known.contains(rejection.submission().value() + " " + rejection.code());
    }
}
