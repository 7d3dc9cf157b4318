package org.posterity.export.tiktok.context;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.export.ContextNote;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote;
import org.posterity.export.FoundNote.Standing;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;

/** TikTok Studio's list of posts, which ties ids to captions and counts. */
final class StudioPosts {
    static final String PRODUCER = "tiktok-studio";

    private final ReceivedFile file;
    private final StudioTable table;
    private final Account account;
    private final DateLanguage tongue;
    private final Map<WordDate, Optional<DatedDay>> days = new HashMap<>();

    StudioPosts(ReceivedFile file, StudioTable table, Account account) {
        this.file = file;
        this.table = table;
        this.account = account;
        this.tongue = table.tongue();
    }

    void gather(Years years, ContextCollector gathered) {
        gathered.source(file);
        long others = links().filter(link -> link.ofAnother(account)).count();
        long own = links().filter(link -> link.of(account)).count();
        if (others > 0 && own == 0) {
            gathered.find(
                    "context-of-another-account",
                    file,
                    "A list of posts of an account that the consent does not name; nothing of it was used.");
            return;
        }
        gathered.findIfAny(others, "context-of-another-account", file, "rows are of another account; not used.");
        Optional<LocalDate> newest = links().filter(link -> !link.ofAnother(account))
                .map(link -> day(link.id()))
                .max(Comparator.naturalOrder());
        long withoutId = 0;
        long disagreeing = 0;
        long undated = 0;
        for (StudioTable.Row row : table.rows()) {
            Optional<PublicLink> link = PublicLink.of(row.link());
            if (link.isEmpty()) {
                withoutId++;
            } else if (!link.get().ofAnother(account)) {
                Optional<DatedDay> counted = row.day().flatMap(day -> dated(day, years, newest));
                undated += counted.isEmpty() && !row.counts().isEmpty() ? 1 : 0;
                boolean agrees = row.postTime()
                        .map(day -> agrees(day, day(link.get().id())))
                        .orElse(true);
                disagreeing += agrees ? 0 : 1;
                gathered.note(new FoundNote(note(row, link.get(), counted), standing(agrees, link.get())));
            }
        }
        gathered.findIfAny(withoutId, "context-without-id", file, "rows have no address of a post; not used.");
        gathered.findIfAny(
                disagreeing,
                "post-time-disagrees",
                file,
                "rows have a day that contradicts the post's id; they are kept by the id and not used for matching.");
        gathered.findIfAny(undated, "context-day-unknown", file, "rows have counts, but no readable day; not used.");
        StudioTables.findFaults(table, file, gathered);
    }

    private Stream<PublicLink> links() {
        return table.rows().stream().map(row -> PublicLink.of(row.link())).flatMap(Optional::stream);
    }

    private Standing standing(boolean agrees, PublicLink link) {
        if (!agrees) {
            return Standing.CONTRADICTORY;
        }
        return link.of(account) ? Standing.OWN_LIST : Standing.SIDECAR;
    }

    private ContextNote note(StudioTable.Row row, PublicLink link, Optional<DatedDay> counted) {
        List<EngagementSnapshot> engagement = counted
                .filter(day -> !row.counts().isEmpty())
                .map(day -> new EngagementSnapshot(day.day(), day.dating(), PRODUCER, row.counts()))
                .stream()
                .toList();
        return new ContextNote(
                file,
                PRODUCER,
                Optional.of(link.id()),
                Optional.empty(),
                Optional.of(row.caption()).filter(caption -> !caption.isEmpty()),
                Optional.of(link.url()),
                engagement);
    }

    private Optional<DatedDay> dated(WordDate date, Years years, Optional<LocalDate> newest) {
        return days.computeIfAbsent(
                date,
                d -> StudioTables.single(tongue.months(d))
                        .flatMap(month -> StudioTables.dated(List.of(d), List.of(month), years, newest))
                        .map(list -> list.get(0)));
    }

    /** Whether the day fits the id's: the table's day is in the creator's time zone, the id's in UTC. */
    private boolean agrees(WordDate date, LocalDate ofId) {
        Set<Integer> months = tongue.months(date);
        for (int year = ofId.getYear() - 1; year <= ofId.getYear() + 1; year++) {
            for (int month : months) {
                MonthDay day = StudioTables.monthDay(month, date.day()).orElse(null);
                boolean fits = day != null
                        && day.isValidYear(year)
                        && (date.year() == 0 || date.year() == year)
                        && Math.abs(ChronoUnit.DAYS.between(ofId, day.atYear(year))) <= 1;
                if (fits) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LocalDate day(String id) {
        return LocalDate.ofInstant(PostIdTime.of(id).orElseThrow(), ZoneOffset.UTC);
    }
}
