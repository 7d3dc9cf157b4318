/**
 * Seventh stage: commits a sealed bag in one step, keeps it, and opens it again. Later events go to the journal.
 *
 * <p>A store is a package below this one that implements {@link org.posterity.storage.ArchivalStorage}: {@code storage.ocfl},
 * and in memory {@link org.posterity.storage.MemoryStorage}. It opens bytes without saying where they lie;
 * {@code ArchivalStorageContract} tests every store.
 */
package org.posterity.storage;
