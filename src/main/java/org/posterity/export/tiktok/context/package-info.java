/**
 * What lies beside an export of TikTok and completes it: TikTok Studio's tables, the sidecars of download tools, and what the
 * names of downloaded files say. Nothing in a file is trusted, and nothing is evaluated.
 */
package org.posterity.export.tiktok.context;
