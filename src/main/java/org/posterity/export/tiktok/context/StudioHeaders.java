package org.posterity.export.tiktok.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.ShippedTable;
import org.posterity.export.context.Spelling;

/** The headings of TikTok Studio's tables in the languages of {@code studio-headers.tsv}. */
final class StudioHeaders {
    private final Map<String, StudioColumn> columns = new HashMap<>();
    private final Map<String, Set<String>> languages = new HashMap<>();

    private static final StudioHeaders KNOWN = new StudioHeaders();

    private StudioHeaders() {
        for (String[] line : ShippedTable.lines(StudioHeaders.class, "studio-headers.tsv")) {
            String heading = Spelling.of(line[2]);
            columns.put(heading, StudioColumn.parse(line[0]).orElseThrow());
            languages.computeIfAbsent(heading, h -> new HashSet<>()).add(line[1]);
        }
    }

    static StudioHeaders known() {
        return KNOWN;
    }

    /** A heading row, as far as it is known. {@code languages} are those that know all its headings. */
    record Heading(List<Optional<StudioColumn>> columns, Set<String> languages) {

        boolean has(StudioColumn column) {
            return columns.contains(Optional.of(column));
        }

        private long counts() {
            return columns.stream()
                    .flatMap(Optional::stream)
                    .filter(StudioColumn::isCount)
                    .count();
        }

        /** Whether it is a list of posts. */
        boolean isContent() {
            return has(StudioColumn.LINK) && (counts() > 0 || has(StudioColumn.CAPTION));
        }

        /** Whether it has numbers of the account by day. */
        boolean isSeries() {
            return !has(StudioColumn.LINK) && has(StudioColumn.DAY) && (counts() > 1 || has(StudioColumn.FOLLOWERS));
        }
    }

    Heading read(List<String> cells) {
        List<Optional<StudioColumn>> read = new ArrayList<>();
        Set<String> common = null;
        for (String cell : cells) {
            String heading = Spelling.of(cell);
            Optional<StudioColumn> column = Optional.ofNullable(columns.get(heading));
            read.add(column);
            if (column.isPresent()) {
                Set<String> these = languages.get(heading);
                if (common == null) {
                    common = new HashSet<>(these);
                } else {
                    common.retainAll(these);
                }
            }
        }
        return new Heading(read, common == null ? Set.of() : common);
    }
}
