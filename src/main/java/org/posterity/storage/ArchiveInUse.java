package org.posterity.storage;

/** Another process is at work on the same thing. Nothing was started. */
public class ArchiveInUse extends RuntimeException {
    ArchiveInUse(String where) {
        super("Another run of Posterity is already at work " + where
                + ". Wait until it has finished (--wait SECONDS does so), or stop it, then run again.");
    }
}
