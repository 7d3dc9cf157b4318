package org.posterity.packaging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of posts in a package: year and date, and the platform's id where it is known. Posts come oldest first, those without a date last. */
final class PostName {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter YEAR =
            DateTimeFormatter.ofPattern("uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Of the posts of one second: posts come in the order of their dates, and names of different dates differ. */
    private final Set<String> taken = new HashSet<>();

    private Optional<Instant> last = Optional.empty();
    private final Set<String> held;

    /** @param held names that posts of earlier accessions have */
    PostName(Set<String> held) {
        this.held = held;
    }

    /** {@code 2024/20240917T140721Z-7415613371640204641}; a second post of the same name gets {@code -2}. */
    String of(Optional<Instant> date, Optional<String> id) {
        if (!date.equals(last)) {
            taken.clear();
            last = date;
        }
        String stem =
                date.map(time -> YEAR.format(time) + "/" + STAMP.format(time)).orElse("undated/post")
                        + id.map(known -> "-" + known).orElse("");
        String name = stem;
        for (int number = 2; held.contains(name) || !taken.add(name); number++) {
            name = stem + "-" + number;
        }
        return name;
    }
}
