package org.posterity.privacy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Category;
import org.posterity.privacy.text.NameHint;

/**
 * How people might still be recognised in what is kept, after names became pseudonyms: counts, posts, and titles of sounds,
 * but no other text.
 *
 * @param texts for each section with texts, how many could be found by a search
 * @param posts by ordinal: the forms in which their captions may name somebody
 * @param loose the same for posts that the export does not list, by the platform's id
 * @param profile the same for the account's description
 * @param sounds sounds whose maker's name is kept
 * @param hardlyJudged how many posts have captions in scripts without capitals, where names can hardly be recognised
 * @param places how many posts keep the name of a place
 * @param pseudonyms how many pseudonyms occur in what is kept
 * @param people how many different pseudonyms; a lower bound if there were too many to remember
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
     * Titles of sounds that may name somebody.
     *
     * @param posts how many have such a title
     * @param titles in alphabetical order, each with the number of its posts
     * @param unlisted how many posts have a title that is not listed, because there were too many
     */
    public record Sounds(int posts, SortedMap<String, Integer> titles, int unlisted) {
        public Sounds {
            titles = Collections.unmodifiableSortedMap(new TreeMap<>(titles));
        }
    }

    /**
     * The texts of a category that are kept word for word.
     *
     * @param searchable long enough to be found by a search, and unlike any other here
     * @param notCompared how many could not be compared with others, because there were too many
     */
    public record Texts(Category category, long kept, long searchable, long notCompared) {}
}
