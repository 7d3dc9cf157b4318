package org.posterity.storage;

/** The right to change something, held until closed. */
@FunctionalInterface
public interface Lock extends AutoCloseable {
    @Override
    void close();
}
