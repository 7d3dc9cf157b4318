/** Reads the archives of Mastodon, and of servers that write the same: outbox, profile, likes and bookmarks as ActivityPub has them. */
package org.posterity.export.mastodon;
