/**
 * Reads what lies beside an export and completes it: TikTok Studio's tables, the sidecars of download tools, a curator's list
 * of matches. Nothing in a file is trusted, and nothing is evaluated.
 */
package org.posterity.export.context;
