package org.posterity.export.tiktok.context;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.MediaNames;
import org.posterity.export.NameEvidence;

/**
 * Names that tools give to files downloaded from TikTok. Random names (32 hexadecimal characters of the app) say nothing.
 */
public final class DownloadNames implements MediaNames {
    /** myfaveTT names folders below {@code Following} after authors, whose ids look like post ids. */
    private static final Pattern OF_AN_AUTHOR =
            Pattern.compile("(.*/)?following/[^/]+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ID = Pattern.compile("(?<!\\d)\\d{17,20}(?!\\d)");
    private static final Pattern UNIX = Pattern.compile("(?<!\\d)[12]\\d{9}(?!\\d)");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(20\\d{2})[-_.]?(\\d{2})[-_.]?(\\d{2})[Tt _-]{0,3}"
            + "(\\d{2})[-_:.]?(\\d{2})[-_:.]?(\\d{2})(?!\\d)");

    /** Names that say nothing about a post, including copies: hexadecimal digits, UUIDs, ssstik's time of download. */
    private static final Pattern BY_CHANCE = Pattern.compile(
            "([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})([ _-]*(\\(\\d+\\)|copy))*|ssstik\\.io_.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** 4K Tokkit's form, {@code user_seconds_id}: digits in the user's name are no evidence. */
    private static final Pattern AFTER_USER =
            Pattern.compile("@?[\\w.]{1,30}_([12]\\d{9}_\\d{17,20}(?!\\d).*)", Pattern.DOTALL);

    @Override
    public NameEvidence inName(String name) {
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        if (BY_CHANCE.matcher(stem).matches()) {
            return NameEvidence.NONE;
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
                // Digits that look like a date but are none.
            }
        }
        return dates;
    }

    @Override
    public NameEvidence inFolder(String path) {
        return OF_AN_AUTHOR.matcher(path).matches()
                ? NameEvidence.NONE
                : inName(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public Optional<Instant> time(String id) {
        return PostIdTime.of(id);
    }
}
