package org.posterity.export.tiktok;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posterity.model.TerminalFailure;

/**
 * Structure that the program does not know, but the archive's curator has accepted. It is left out like everything unknown,
 * but no longer reported.
 *
 * <p>The file has lines of a path as in ledgers, a tab, and the JSON types accepted there, separated by commas. Lines that
 * begin with {@code #} are remarks.
 */
public final class AcceptedStructure {
    private final Map<String, Set<String>> typesByPath = new HashMap<>();

    private AcceptedStructure() {}

    public static AcceptedStructure none() {
        return new AcceptedStructure();
    }

    /** Reads the file. If there is none, nothing is accepted. */
    public static AcceptedStructure in(Path file) {
        try {
            return Files.exists(file) ? of(Files.readAllLines(file)) : none();
        } catch (IOException e) {
            throw new TerminalFailure(file.getFileName() + " cannot be read as text in UTF-8.", e);
        }
    }

    /** Reads the lines of such a file. A mistake in them stops the program, because guessing would hide what is new. */
    public static AcceptedStructure of(List<String> lines) {
        AcceptedStructure accepted = new AcceptedStructure();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t");
            if (columns.length != 2 || columns[0].isBlank()) {
                throw new TerminalFailure(
                        "The accepted structure, line " + number + ": write a path, a tab and types.");
            }
            Set<String> types = accepted.typesByPath.computeIfAbsent(columns[0], path -> new HashSet<>());
            for (String type : columns[1].split(",")) {
                types.add(type.strip());
            }
        }
        return accepted;
    }

    /** Whether all types found at a path are accepted there. Null says nothing and needs no acceptance. */
    boolean accepts(String path, Set<String> types) {
        Set<String> accepted = typesByPath.get(path);
        return accepted != null && types.stream().allMatch(type -> type.equals("null") || accepted.contains(type));
    }
}
