/** What any platform's context is read with: rows of CSV, and a curator's list of matches. Nothing in a file is evaluated. */
package org.posterity.export.context;
