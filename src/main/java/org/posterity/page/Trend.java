package org.posterity.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How one of a post's counts went on over several days, as a small line in a field of 320 by 60. */
record Trend(String name, List<Point> points) {
    private static final double LEFT = 10;
    private static final double WIDTH = 300;
    private static final double TOP = 22;
    private static final double HEIGHT = 30;

    /** A day and what was counted on it. */
    record Point(LocalDate on, long count, double x, double y) {}

    /** The trends of those counts that are known of two days at least. */
    static List<Trend> of(List<PostView.Counts> counts) {
        TreeSet<String> names = new TreeSet<>();
        counts.forEach(it -> names.addAll(it.numbers().keySet()));
        List<Trend> trends = new ArrayList<>();
        for (String name : InWords.inOrder(names).toList()) {
            TreeMap<LocalDate, Long> days = new TreeMap<>();
            counts.stream()
                    .filter(it -> it.numbers().containsKey(name))
                    .forEach(it -> days.merge(it.on(), it.numbers().get(name), Math::max));
            if (days.size() > 1) {
                trends.add(new Trend(InWords.spoken(name), points(days)));
            }
        }
        return trends;
    }

    private static List<Point> points(TreeMap<LocalDate, Long> days) {
        double span = ChronoUnit.DAYS.between(days.firstKey(), days.lastKey());
        double most = Math.max(
                1, days.values().stream().mapToLong(Long::longValue).max().orElse(1));
        List<Point> points = new ArrayList<>();
        days.forEach((day, count) -> points.add(new Point(
                day,
                count,
                InWords.tenth(LEFT + WIDTH * ChronoUnit.DAYS.between(days.firstKey(), day) / span),
                InWords.tenth(TOP + HEIGHT * (1 - count / most)))));
        return points;
    }

    String line() {
        return points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
    }

    Point first() {
        return points.get(0);
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /** The line in words. */
    String words() {
        return InWords.capitalised(name) + ": "
                + InWords.list(points.stream()
                        .map(point -> InWords.number(point.count()) + " on " + InWords.day(point.on()))
                        .toList());
    }
}
