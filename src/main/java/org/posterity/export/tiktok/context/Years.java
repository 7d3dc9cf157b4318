package org.posterity.export.tiktok.context;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.ContextFacts;
import org.posterity.intake.ReceivedFile;

/**
 * Finds the year of days that are given without one: the latest year in which the day is not after the export. Export and
 * table may be downloaded some days apart, so 31 days are allowed; nothing is later than the day the submission was
 * received.
 */
final class Years {
    /** The number in the name of TikTok's zip is the second at which it was made. */
    private static final Pattern ZIP_NAME = Pattern.compile("TikTok_Data_(1\\d{9})(?!\\d)", Pattern.CASE_INSENSITIVE);

    private static final int GRACE_DAYS = 31;
    private static final int ZONE_DAYS = 1;
    private static final int YEARS_BACK = 8;
    private static final LocalDate EARLIEST = LocalDate.of(2016, 1, 1);

    private final List<Reference> references = new ArrayList<>();

    /** The table is not newer than this day, which {@code words} explain. */
    private record Reference(LocalDate latest, String words) {}

    /** @param files of the whole submission: one of them may be in TikTok's zip */
    Years(ReceivedFile table, List<ReceivedFile> files, ContextFacts facts) {
        LocalDate received = day(facts.receivedAt());
        facts.generatedAt().ifPresent(made -> add(day(made), GRACE_DAYS, "the day the export was made", received));
        zipTime(files, facts.submissionName())
                .ifPresent(made -> add(day(made), GRACE_DAYS, "the day in the name of TikTok's zip", received));
        LocalDate modified = day(table.modified());
        if (!modified.isAfter(received) && modified.isAfter(EARLIEST)) {
            add(modified, ZONE_DAYS, "the day of the file", received);
        }
        add(received, ZONE_DAYS, "the day it was received", received);
    }

    private void add(LocalDate day, int grace, String words, LocalDate received) {
        LocalDate latest = day.plusDays(grace);
        LocalDate cap = received.plusDays(ZONE_DAYS);
        references.add(new Reference(latest.isAfter(cap) ? cap : latest, words + ", " + day));
    }

    private static Optional<Instant> zipTime(List<ReceivedFile> files, String submissionName) {
        Matcher own = ZIP_NAME.matcher(submissionName);
        if (own.find()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(own.group(1))));
        }
        return files.stream()
                .map(file -> ZIP_NAME.matcher(file.path()))
                .filter(Matcher::find)
                .map(name -> Instant.ofEpochSecond(Long.parseLong(name.group(1))))
                .findFirst();
    }

    /**
     * The days of a table, given newest first: none is after the one before it.
     *
     * @param notBefore the newest is not before this day, the day of the newest post that the table lists
     */
    Optional<List<DatedDay>> date(List<MonthDay> newestFirst, Optional<LocalDate> notBefore) {
        LocalDate earliest = notBefore.map(day -> day.minusDays(ZONE_DAYS)).orElse(EARLIEST);
        for (Reference reference : references) {
            for (int back = 0; back < YEARS_BACK; back++) {
                Optional<List<LocalDate>> days =
                        chain(newestFirst, reference.latest().getYear() - back, reference.latest());
                if (days.isPresent() && !days.get().get(0).isBefore(earliest)) {
                    String dating = "year inferred: the latest in which the day is not after " + reference.words()
                            + (notBefore.isPresent() ? ", nor before the newest post listed" : "");
                    return Optional.of(days.get().stream()
                            .map(day -> new DatedDay(day, dating))
                            .toList());
                }
            }
        }
        return Optional.empty();
    }

    /** The days if the newest is in that year; each step over New Year goes back one year. */
    private static Optional<List<LocalDate>> chain(List<MonthDay> newestFirst, int year, LocalDate latest) {
        List<LocalDate> days = new ArrayList<>();
        int current = year;
        MonthDay last = null;
        for (MonthDay each : newestFirst) {
            current -= last != null && each.isAfter(last) ? 1 : 0;
            if (!each.isValidYear(current)) {
                return Optional.empty();
            }
            days.add(each.atYear(current));
            last = each;
        }
        return days.get(0).isAfter(latest) ? Optional.empty() : Optional.of(days);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
