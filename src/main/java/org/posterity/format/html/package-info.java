/** Text that a platform keeps as HTML: its words, and the same HTML with other words; the only user of jsoup. */
package org.posterity.format.html;
