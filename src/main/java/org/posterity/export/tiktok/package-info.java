/** Reads TikTok's "Download your data" in JSON: every known path of every layout is tried, no version is guessed. */
package org.posterity.export.tiktok;
