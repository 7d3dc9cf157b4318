package org.posterity.export;

import java.util.List;

/**
 * An undecided file, as a curator is asked about it.
 *
 * @param file its path in the submission, as it was handed over
 * @param found {@code ambiguous} or {@code unmatched}
 * @param posts those it may belong to, written as in a list of matches; for an unmatched file, those that lack media
 */
public record MatchQuestion(String file, String found, String why, List<String> posts) {
    public MatchQuestion {
        posts = List.copyOf(posts);
    }
}
