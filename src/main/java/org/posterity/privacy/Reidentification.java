package org.posterity.privacy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Category;
import org.posterity.privacy.text.NameHint;

/**
 * By what people might still be recognised in what is kept, after names became pseudonyms: numbers, which posts, and of sounds
 * the titles; else never a text.
 *
 * @param texts of each section that keeps texts, how many could be found by searching
 * @param posts by ordinal: in which forms their captions may name somebody
 * @param loose the same of posts that the export does not list, by the platform's id
 * @param profile the same of the account's description
 * @param sounds whose maker keeps the name behind the title
 * @param hardlyJudged how many posts have captions in scripts without capitals, in which hardly any name can be seen
 * @param places how many posts keep the name of a place
 * @param pseudonyms how many pseudonyms stand in what is kept
 * @param people how many different pseudonyms those are; at least as many where they were too many to remember
 */
public record Reidentification(
        List<Texts> texts,
        SortedMap<Integer, Set<NameHint>> posts,
        SortedMap<String, Set<NameHint>> loose,
        Set<NameHint> profile,
        Sounds sounds,
        int hardlyJudged,
        int places,
        long pseudonyms,
        long people) {

    public Reidentification {
        texts = List.copyOf(texts);
        posts = Collections.unmodifiableSortedMap(new TreeMap<>(posts));
        loose = Collections.unmodifiableSortedMap(new TreeMap<>(loose));
        profile = Collections.unmodifiableSet(profile);
    }

    /**
     * Titles of sounds in which somebody may be named in clear.
     *
     * @param posts how many have such a title
     * @param titles in alphabetical order, each with the number of its posts
     * @param unlisted how many posts have a title that stands in no list, since there were too many
     */
    public record Sounds(int posts, SortedMap<String, Integer> titles, int unlisted) {
        public Sounds {
            titles = Collections.unmodifiableSortedMap(new TreeMap<>(titles));
        }
    }

    /**
     * The texts of a category that are kept word for word.
     *
     * @param searchable long enough to be found by searching, and unlike any other here
     * @param notCompared how many of those were too many to compare with others
     */
    public record Texts(Category category, long kept, long searchable, long notCompared) {}
}
