package org.posterity.routing;

import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/** Passes over links at the other end, and names that would lead out of the folder: neither is opened. */
final class PlainFiles implements GenericFileFilter<Object> {
    @Override
    public boolean accept(GenericFile<Object> file) {
        if (file.getFile() instanceof SftpRemoteFile<?> remote) {
            String name = remote.getFilename();
            return remote.getLongname().startsWith("-") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
        }
        return true;
    }
}
