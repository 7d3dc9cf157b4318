/**
 * Seventh stage: commits a sealed bag in one step, keeps it, and opens what is kept. What happens afterwards goes to the journal.
 *
 * <p>A store is a package below this one that implements {@link org.posterity.storage.ArchivalStorage}: {@code storage.ocfl}, and in
 * memory {@link org.posterity.storage.MemoryStorage}. It opens bytes and tells nobody where they lie; {@code ArchivalStorageContract}
 * is the test of every one.
 */
package org.posterity.storage;
