package org.posterity.intake;

import java.time.Instant;

/**
 * An entry of a tar (POSIX.1-2017, pax, "ustar Interchange Format"), long names and pax records resolved.
 *
 * @param type the typeflag: {@code '0'} or NUL is a file, {@code '5'} a folder
 */
record TarMember(EntryText name, char type, long size, Instant modified) {

    /** Before POSIX a folder was a file whose name ends in a slash. */
    boolean folder() {
        return type == '5' || file() && name.text().endsWith("/");
    }

    boolean file() {
        return type == '0' || type == '\0' || type == '7';
    }
}
