/** Seventh stage: commits a sealed bag in one step, keeps it, and opens what is kept. What happens afterwards goes to the journal. */
package org.posterity.storage;
