package org.posterity.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** A file of the input as the file system lists it, before a byte of it is read. */
record ListedFile(String path, Path location, long size, Instant modified) {

    static ListedFile of(String path, Path location, BasicFileAttributes attributes) {
        return new ListedFile(
                path, location, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** Whether size and modification time are what they were. */
    boolean unchanged() {
        try {
            BasicFileAttributes now =
                    Files.readAttributes(location, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile()
                    && now.size() == size
                    && now.lastModifiedTime().toInstant().equals(modified);
        } catch (IOException e) {
            return false;
        }
    }
}
