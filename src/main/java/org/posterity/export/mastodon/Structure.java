package org.posterity.export.mastodon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.ShippedTable;

/** The table of what is known of the archive's files. */
final class Structure {
    private static final String SKIPPED = "skip";

    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> leading = new HashSet<>();

    /** @param role as the table has it */
    private record Line(String role, String name, Optional<String> label) {}

    Structure() {
        for (String[] cells : ShippedTable.lines(Structure.class, "structure.tsv")) {
            String[] cell = Arrays.copyOf(cells, 4);
            lines.put(cell[0], new Line(cell[1], cell[2], Optional.ofNullable(cell[3])));
            for (int dot = cell[0].lastIndexOf('.');
                    dot > 0 && !cell[1].equals(SKIPPED);
                    dot = cell[0].lastIndexOf('.', dot - 1)) {
                leading.add(cell[0].substring(0, dot));
            }
        }
    }

    /** Whether something is known to stand at this place, or below it. */
    boolean knows(String place) {
        return lines.containsKey(place) || leads(place);
    }

    /** Whether objects may stand at this place whose members are looked at. */
    boolean leads(String place) {
        return leading.contains(place);
    }

    /** Whether a value that stands at this place is read. */
    boolean reads(String place) {
        return lines.containsKey(place) && !skips(place);
    }

    /** Whether what stands at this place is counted, whatever it is, and nothing more. */
    boolean skips(String place) {
        return lines.containsKey(place) && lines.get(place).role().equals(SKIPPED);
    }

    /**
     * What a value says that is read.
     *
     * @param type of the object in which it stands; may be empty
     */
    FieldMeaning meaning(String place, String type, String value, Owner own) {
        Line line = lines.getOrDefault(place + "#" + type, lines.get(place));
        FieldRole role = switch (line.role()) {
            case "audience" -> own.isAudience(value) ? FieldRole.LINK : FieldRole.PERSON;
            case "foreign" -> own.isPlainLink(value) ? FieldRole.LINK : FieldRole.PERSON;
            default -> FieldRole.valueOf(line.role().toUpperCase(Locale.ROOT));
        };
        return new FieldMeaning(line.name(), role, line.label());
    }
}
