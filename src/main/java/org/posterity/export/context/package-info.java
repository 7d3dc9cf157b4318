/** Reads the context of any platform: rows of CSV, and a curator's list of matches. Nothing in a file is evaluated. */
package org.posterity.export.context;
