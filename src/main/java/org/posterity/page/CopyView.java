package org.posterity.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/**
 * A copy of a package to read and to play, as its pages tell of it.
 *
 * @param kicker what kind of copy it is, in a word or two
 * @param opening what it is, in a sentence or two
 * @param institution who keeps the package
 * @param terms who may see the copy and what for, in words
 * @param creditAs how the creator wants to be named
 * @param posts in the order of their dates
 * @param files that belong to no post, each with a page
 * @param beside what else lies in the copy: words, and a path
 */
public record CopyView(
        String kicker,
        String opening,
        Account account,
        String platform,
        String institution,
        PackageId aip,
        List<Fact> terms,
        Optional<String> creditAs,
        List<Entry> posts,
        List<Entry> files,
        List<Fact> beside) {

    /** So many posts stand in one gallery; more have one for each year. */
    static final int FEW = 60;

    public CopyView {
        terms = List.copyOf(terms);
        posts = List.copyOf(posts);
        files = List.copyOf(files);
        beside = List.copyOf(beside);
    }

    /**
     * A post, or a file that belongs to none.
     *
     * @param page the path of its page in the copy
     * @param date when it was published
     * @param title the beginning of its caption, or the file's name
     * @param state what is missing of it, in words; empty where nothing is
     * @param counts how often it was seen and so on, as last known
     * @param still the path of a picture in the copy
     */
    public record Entry(
            String page,
            Optional<Instant> date,
            ShownKind kind,
            PostStatus status,
            Optional<String> title,
            String state,
            SortedMap<String, Long> counts,
            Optional<Duration> duration,
            Optional<String> still) {

        /** The same, with the counts of a later day. */
        public Entry counting(SortedMap<String, Long> later) {
            return new Entry(page, date, kind, status, title, state, later, duration, still);
        }

        /** What it is, for those who do not see the picture. */
        String alternative() {
            String what = what();
            return title.map(words -> what + ": " + words).orElse(what + " without a caption, " + InWords.minute(date));
        }

        /** The first two of the counts, in words. */
        String counted() {
            return InWords.inOrder(counts.keySet())
                    .limit(2)
                    .map(name -> InWords.counted(name, counts.get(name)))
                    .collect(Collectors.joining(", "));
        }

        String what() {
            return kind == ShownKind.NOT_STATED ? "Post" : kind.words();
        }

        /** From one page of the copy to this one. */
        String linkFrom(String other) {
            return up(other) + FileNames.path(page);
        }
    }

    /** From a page of the copy to its top folder. */
    static String up(String page) {
        return "../".repeat((int) page.chars().filter(c -> c == '/').count());
    }

    /** The posts by year; those without a date come last. */
    Map<String, List<Entry>> years() {
        Map<String, List<Entry>> years = new TreeMap<>();
        for (Entry post : posts) {
            years.computeIfAbsent(post.date().map(InWords::year).orElse("unknown date"), year -> new ArrayList<>())
                    .add(post);
        }
        return years;
    }

    /** To which the link to a year leads. */
    static String anchor(String year) {
        return "year-" + year.replace(' ', '-');
    }

    String summary() {
        if (posts.isEmpty()) {
            return InWords.count(files.size(), "file") + ", and no list of posts.";
        }
        long incomplete = posts.stream().filter(post -> !post.state().isEmpty()).count();
        List<Instant> dates =
                posts.stream().flatMap(post -> post.date().stream()).sorted().toList();
        String span = dates.isEmpty()
                ? ""
                : " from " + InWords.day(dates.get(0)) + " to " + InWords.day(dates.get(dates.size() - 1));
        return InWords.count(posts.size(), "post") + span
                + (incomplete == 0
                        ? ""
                        : "; " + InWords.count(incomplete, "is not complete here", "are not complete here"))
                + ".";
    }

    private String who() {
        String handle = InWords.account(Optional.of(account));
        return creditAs.map(name -> name + " (" + handle + ")").orElse(handle);
    }

    /** How the whole is cited. */
    String cite() {
        return who() + " on " + platform + ". " + institution + ", " + aip.value() + ".";
    }

    /** How a post is cited. */
    String cite(Entry entry) {
        return who() + " on " + platform + ": "
                + entry.title().map(words -> "“" + words + "”, ").orElse("")
                + entry.what().toLowerCase(Locale.ROOT) + ", " + InWords.day(entry.date()) + ". " + institution
                + ", " + aip.value() + ".";
    }
}
