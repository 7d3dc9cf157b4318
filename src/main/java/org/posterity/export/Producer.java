package org.posterity.export;

/**
 * Who writes what lies beside an export and speaks of its posts.
 *
 * @param id in records, for example {@code yt-dlp}
 * @param name for people
 */
public record Producer(String id, String name) {}
