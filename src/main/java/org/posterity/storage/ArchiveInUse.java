package org.posterity.storage;

/** Somebody else is at work on what is asked for. Nothing was begun. */
public class ArchiveInUse extends RuntimeException {
    ArchiveInUse(String where) {
        super("Another run of Posterity is already at work " + where
                + ". Wait until it has finished (--wait SECONDS does so), or stop it, then run again.");
    }
}
