package org.posterity.routing;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.posterity.sources.Fetching;

/** What was landed before, as routes ask for it. A file is added after its landing only, so a landing that fails is tried again. */
final class LandedFiles extends ServiceSupport implements IdempotentRepository {
    private final Fetching fetching;

    LandedFiles(Fetching fetching) {
        this.fetching = fetching;
    }

    /** @param key begins with the name of the source */
    @Override
    public boolean add(String key) {
        fetching.remember(key.substring(0, Math.max(0, key.indexOf(' '))), key);
        return true;
    }

    @Override
    public boolean contains(String key) {
        return fetching.isSeen(key);
    }

    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** The archive's record is never cleared. */
    @Override
    public void clear() {}
}
