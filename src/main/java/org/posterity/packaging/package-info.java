/**
 * Sixth stage: writes a screened export as one bag: a WARC file per post, metadata, ledgers and pages for people. It accepts
 * only what has passed the privacy screen.
 */
package org.posterity.packaging;
