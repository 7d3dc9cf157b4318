/**
 * Sixth stage: writes a screened export as one bag: a WARC file per post, metadata, ledgers and pages for people. It accepts
 * nothing that has not passed the privacy screen.
 */
package org.posterity.packaging;
