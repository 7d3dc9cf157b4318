package org.posterity.storage;

/** The right to change something, which is held until it is closed. */
@FunctionalInterface
public interface Lock extends AutoCloseable {
    @Override
    void close();
}
