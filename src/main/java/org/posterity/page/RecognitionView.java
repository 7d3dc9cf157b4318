package org.posterity.page;

import java.util.List;
import org.posterity.model.Category;

/**
 * By what other people might still be recognised in a package. Which captions may name somebody stands with the posts and files.
 *
 * @param texts a line for each category of which texts are kept
 * @param description in which forms the account's own description may name somebody, in words
 * @param sounds how many posts have a sound whose maker keeps the name
 * @param places how many posts name a place
 * @param hardlyJudged how many captions are in a script in which hardly any name could be seen
 * @param media how many video, photo and sound files are kept
 * @param pseudonyms how many stand in what is kept
 * @param people how many different ones those are, at the least
 */
public record RecognitionView(
        List<Texts> texts,
        List<String> description,
        int sounds,
        int places,
        int hardlyJudged,
        long media,
        long pseudonyms,
        long people) {

    public RecognitionView {
        texts = List.copyOf(texts);
        description = List.copyOf(description);
    }

    /** The texts of a category that are kept word for word, and how many of them could be found by searching for them. */
    public record Texts(Category category, long kept, long searchable) {}

    long searchable() {
        return texts.stream().mapToLong(Texts::searchable).sum();
    }
}
