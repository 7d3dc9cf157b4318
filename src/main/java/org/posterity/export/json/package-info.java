/** What the readers of exports in JSON share: places and what is known of them, objects field by field, and the count that shares nothing with the reading. */
package org.posterity.export.json;
