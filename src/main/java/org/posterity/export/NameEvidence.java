package org.posterity.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file or folder name says about a post: ids, the post's date in the forms that download tools use, Unix seconds.
 * Names made by chance (32 hexadecimal characters of the TikTok app) say nothing.
 */
record NameEvidence(Set<String> ids, Set<Instant> dates, Set<Instant> unixTimes) {
    private static final Pattern ID = Pattern.compile("(?<!\\d)\\d{17,20}(?!\\d)");
    private static final Pattern UNIX = Pattern.compile("(?<!\\d)[12]\\d{9}(?!\\d)");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(20\\d{2})[-_.]?(\\d{2})[-_.]?(\\d{2})[Tt _-]{0,3}"
            + "(\\d{2})[-_:.]?(\\d{2})[-_:.]?(\\d{2})(?!\\d)");

    /** Names that say nothing of a post, copies of such files included: hexadecimal digits, UUIDs, ssstik's time of download. */
    private static final Pattern BY_CHANCE = Pattern.compile(
            "([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})([ _-]*(\\(\\d+\\)|copy))*|ssstik\\.io_.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** 4K Tokkit's form, {@code user_seconds_id}: digits in the user's name are no evidence. */
    private static final Pattern AFTER_USER =
            Pattern.compile("@?[\\w.]{1,30}_([12]\\d{9}_\\d{17,20}(?!\\d).*)", Pattern.DOTALL);

    static final NameEvidence NONE = new NameEvidence(Set.of(), Set.of(), Set.of());

    static NameEvidence in(String name) {
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        if (BY_CHANCE.matcher(stem).matches()) {
            return NONE;
        }
        Matcher tokkit = AFTER_USER.matcher(name);
        return tokkit.matches() ? inFull(tokkit.group(1)) : inFull(name);
    }

    private static NameEvidence inFull(String name) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher id = ID.matcher(name);
        while (id.find()) {
            PostIdTime.of(id.group()).ifPresent(time -> ids.add(id.group()));
        }
        Set<Instant> unixTimes = new LinkedHashSet<>();
        Matcher unix = UNIX.matcher(name);
        while (unix.find()) {
            unixTimes.add(Instant.ofEpochSecond(Long.parseLong(unix.group())));
        }
        return new NameEvidence(ids, datesIn(name), unixTimes);
    }

    private static Set<Instant> datesIn(String name) {
        Set<Instant> dates = new LinkedHashSet<>();
        Matcher date = DATE.matcher(name);
        while (date.find()) {
            int[] part = new int[7];
            for (int i = 1; i < part.length; i++) {
                part[i] = Integer.parseInt(date.group(i));
            }
            try {
                dates.add(LocalDateTime.of(part[1], part[2], part[3], part[4], part[5], part[6])
                        .toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // Digits in the shape of a date that are none.
            }
        }
        return dates;
    }
}
