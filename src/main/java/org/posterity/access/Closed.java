package org.posterity.access;

/**
 * How much of a package is closed today.
 *
 * @param posts posts that are held, and how many there are in all
 * @param files files of no post, or that a later accession brought for a post
 * @param sections parts of the profile and of other sections of the account
 */
public record Closed(long posts, long ofPosts, long files, long sections) {
    static final Closed NOTHING = new Closed(0, 0, 0, 0);

    public boolean isNothing() {
        return posts + files + sections == 0;
    }

    Closed and(Closed more) {
        return new Closed(posts + more.posts, ofPosts + more.ofPosts, files + more.files, sections + more.sections);
    }

    /** In words, of what is not nothing: {@code 2 posts, 1 other file}. */
    public String words() {
        StringBuilder words = new StringBuilder();
        add(words, posts, "post", "posts");
        add(words, files, "other file", "other files");
        add(words, sections, "part of the account", "parts of the account");
        return words.toString();
    }

    private static void add(StringBuilder words, long number, String one, String several) {
        if (number > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(number).append(' ').append(number == 1 ? one : several);
        }
    }
}
