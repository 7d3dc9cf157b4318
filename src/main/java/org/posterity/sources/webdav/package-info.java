/** Folders on WebDAV servers, Nextcloud among them; the only place that knows the client for them. */
package org.posterity.sources.webdav;
