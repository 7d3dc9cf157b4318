package org.posterity.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By what other people might still be recognised in a package: numbers, and which posts.
 *
 * @param texts a line for each category of which texts are kept
 * @param posts whose captions may name somebody, oldest first
 * @param files the same of files that belong to no post
 * @param description in which forms the account's own description may name somebody
 * @param sounds in whose titles somebody may be named
 * @param also what else is kept that helps to recognise people
 */
public record ReidentificationView(
        List<Texts> texts, List<Named> posts, List<NamedFile> files, List<Hint> description, Sounds sounds, Also also) {

    public ReidentificationView {
        texts = List.copyOf(texts);
        posts = List.copyOf(posts);
        files = List.copyOf(files);
        description = List.copyOf(description);
    }

    /**
     * The texts of a category that are kept word for word.
     *
     * @param category as the selection policy calls it
     * @param words what it is
     * @param searchable how many could be found by searching for them
     * @param notCompared how many of those were too many to compare with others
     */
    public record Texts(String category, String words, long kept, long searchable, long notCompared) {}

    /** A form in which a name may be written: its short name, and in words. */
    public record Hint(String id, String words) {}

    /**
     * A post whose caption may name somebody.
     *
     * @param key as in {@link ReportView.Post#key}
     * @param path where in the package it lies
     */
    public record Named(String key, Optional<Instant> date, String path, List<Hint> hints) {
        public Named {
            hints = List.copyOf(hints);
        }
    }

    /**
     * Titles of sounds whose maker keeps the name.
     *
     * @param posts how many have one
     * @param titles in alphabetical order, each with the number of its posts
     * @param unlisted how many posts have a title that is not listed, since there were too many
     */
    public record Sounds(int posts, SortedMap<String, Integer> titles, int unlisted) {
        public static final Sounds NONE = new Sounds(0, new TreeMap<>(), 0);
    }

    /** A file of no post, of which another file says a caption that may name somebody. */
    public record NamedFile(String path, List<Hint> hints) {
        public NamedFile {
            hints = List.copyOf(hints);
        }
    }

    /**
     * What else helps to recognise people.
     *
     * @param posts how many are kept
     * @param timed of these, with the time to the second
     * @param addressed of these, with their address or id on the platform
     * @param placed of these, with the name of a place
     * @param hardlyJudged of these, with captions in which hardly any name could be seen
     * @param media how many video, photo and sound files are kept
     * @param mediaWithPersonalMetadata of these, with personal data inside
     * @param pseudonyms how many stand in what is kept
     * @param people how many different ones those are, at the least
     */
    public record Also(
            int posts,
            int timed,
            int addressed,
            int placed,
            int hardlyJudged,
            int media,
            int mediaWithPersonalMetadata,
            long pseudonyms,
            long people) {}

    long searchable() {
        return texts.stream().mapToLong(Texts::searchable).sum();
    }

    long notCompared() {
        return texts.stream().mapToLong(Texts::notCompared).sum();
    }

    boolean mayNameSomebody() {
        return !(posts.isEmpty() && files.isEmpty() && description.isEmpty());
    }

    /** Whether nothing was found that a curator could do something about. */
    boolean nothingFound() {
        return searchable() == 0
                && !mayNameSomebody()
                && sounds.posts() == 0
                && also.placed() == 0
                && also.hardlyJudged() == 0
                && also.pseudonyms() == 0;
    }
}
