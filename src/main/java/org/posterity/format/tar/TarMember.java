package org.posterity.format.tar;

import java.time.Instant;

/**
 * An entry of a tar, long names and pax records resolved.
 *
 * @param name the bytes of its name, as they are in the archive: it may be absolute or lead anywhere
 * @param type the typeflag: {@code '0'} or NUL is a file, {@code '5'} a folder
 * @param position where its content begins in the tar, in bytes
 * @param size bytes of its content, as they lie in the tar
 * @param sparse whether the content is packed in one of GNU's sparse forms
 */
public record TarMember(byte[] name, char type, long position, long size, Instant modified, boolean sparse) {

    /** A file whose content lies in the tar as it is. */
    public boolean file() {
        return !sparse && (type == '0' || type == '\0' || type == '7') && !folder();
    }

    /** A folder. Before POSIX it was a file whose name ends in a slash. */
    public boolean folder() {
        return type == '5' || (type == '0' || type == '\0') && name.length > 0 && name[name.length - 1] == '/';
    }
}
