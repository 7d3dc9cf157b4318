/** The index of holdings in an SQLite database. The only place that knows SQL. */
package org.posterity.holdings.sql;
