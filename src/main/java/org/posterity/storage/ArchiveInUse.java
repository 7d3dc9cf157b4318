package org.posterity.storage;

/** Somebody else is writing into the archive. Nothing was begun. */
public final class ArchiveInUse extends RuntimeException {
    ArchiveInUse() {
        super(
                "Posterity is already at work in this archive. Wait until it has finished (--wait SECONDS does so), or stop"
                        + " it, then run again.");
    }
}
