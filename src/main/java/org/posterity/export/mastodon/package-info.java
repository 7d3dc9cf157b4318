/**
 * Reads the archives of Mastodon, and of servers that write the same: outbox, profile, likes and bookmarks in ActivityPub.
 */
package org.posterity.export.mastodon;
