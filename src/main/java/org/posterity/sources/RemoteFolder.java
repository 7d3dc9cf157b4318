package org.posterity.sources;

import java.util.List;

/** Port: a folder at the other end, which is only ever read. */
public interface RemoteFolder extends AutoCloseable {
    /**
     * The files that lie in it and have a fitting name.
     *
     * @throws NotLanded when it cannot be listed
     */
    List<RemoteFile> files();

    @Override
    void close();
}
