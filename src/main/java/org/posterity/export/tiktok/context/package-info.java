/**
 * Reads files beside a TikTok export that complete it: TikTok Studio's tables, sidecars of download tools, and names of
 * downloaded files. Nothing in a file is trusted or evaluated.
 */
package org.posterity.export.tiktok.context;
