package org.posterity.export;

/**
 * Who writes files beside an export that say something about its posts.
 *
 * @param id in records, for example {@code yt-dlp}
 * @param name for people
 */
public record Producer(String id, String name) {}
