package org.posterity.export.tiktok.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the days of a table without years run forwards or backwards: no day comes before the last one in the calendar or,
 * over New Year, no gap is as long as half a year. If both are possible, it is forwards, as TikTok Studio writes, except
 * for days that follow one another closely backwards.
 */
enum RowOrder {
    OLDEST_FIRST,
    NEWEST_FIRST;

    private static final int YEAR = 366;
    private static final int HALF_A_YEAR = 183;
    private static final int MONTH = 31;

    /** @param daysOfYear in a leap year, from 1; empty if they run neither way */
    static Optional<RowOrder> of(List<Integer> daysOfYear) {
        List<Integer> gaps = new ArrayList<>();
        for (int i = 1; i < daysOfYear.size(); i++) {
            gaps.add(daysOfYear.get(i) - daysOfYear.get(i - 1));
        }
        boolean forwards = runs(gaps, 1);
        boolean backwards = runs(gaps, -1);
        boolean closeBackwards = gaps.stream().allMatch(gap -> Math.floorMod(-gap, YEAR) <= MONTH);
        if (forwards && !(backwards && closeBackwards)) {
            return Optional.of(OLDEST_FIRST);
        }
        return backwards ? Optional.of(NEWEST_FIRST) : Optional.empty();
    }

    private static boolean runs(List<Integer> gaps, int sign) {
        return gaps.stream().allMatch(gap -> gap * sign >= 0)
                || gaps.stream().allMatch(gap -> Math.floorMod(gap * sign, YEAR) < HALF_A_YEAR);
    }
}
