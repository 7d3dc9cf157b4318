package org.posterity.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * Makes, reads and mends copies of packages and agreements, in any {@link CopyStore}; an archive's own folder is one. Each method
 * throws {@link StoreUnreachable} when a store as a whole cannot be used.
 */
public interface Copies {

    /**
     * What an area of a store holds.
     *
     * @param ids of packages or agreements, whole or not
     * @param foreign keys of what is neither
     */
    record Content(List<PackageId> ids, List<String> foreign) {}

    Content content(CopyStore store, KeptObject.Area area) throws IOException;

    /** What a copy says the digest of its newest inventory is; empty where it says nothing. */
    Optional<Digest> said(KeptObject object, CopyStore store) throws StoreUnreachable;

    /**
     * Brings a copy up to the newest version of its source, from whatever version it has, even none. Each file is read back and
     * compared with the digest that the source's inventory gives; the inventory at the root comes last. Nothing is removed.
     *
     * @return the version that it has now
     * @throws DamagedPackage when the source is damaged; what was copied before stays
     * @throws IOException when the copy is no version of the source, or cannot be written
     */
    Head bringUp(KeptObject object, CopyStore from, CopyStore to, LongConsumer moved) throws IOException;

    /** Reads every byte of a copy, as {@link StoredPackages#audit} does. */
    Audited audit(KeptObject object, CopyStore store, LongConsumer moved) throws StoreUnreachable;

    /**
     * What a repair did.
     *
     * @param mended paths that have the committed bytes again
     * @param aside what was put aside, as keys of the store
     * @param unmended what no other copy could mend; nothing was changed there
     */
    record Repaired(List<String> mended, List<String> aside, List<AuditFinding> unmended) {}

    /**
     * Mends a copy from others. Bytes that are wrong are put aside, never overwritten; what takes their place was read completely
     * before and is read back afterwards.
     *
     * @param attested whether the journal knows this version
     * @param newest the version that it must come to; none: the one that it has
     * @param aside the key below which wrong bytes are kept, with a slash
     */
    Repaired repair(
            KeptObject object,
            CopyStore damaged,
            List<CopyStore> others,
            Predicate<Head> attested,
            Optional<Head> newest,
            String aside,
            LongConsumer moved)
            throws IOException;

    /** Moves everything that a store has of an object to keys below {@code aside}, which ends with a slash. */
    void putAside(KeptObject object, CopyStore store, String aside) throws IOException;

    /** What is wrong with the files of an area itself, which belong to no package or agreement. */
    List<AuditFinding> auditRoot(CopyStore store, KeptObject.Area area) throws IOException;

    /**
     * Mends the files of an area itself, which are the same everywhere. Bytes that are wrong are put aside.
     *
     * @return the paths that were mended
     */
    List<String> repairRoot(CopyStore store, KeptObject.Area area, String aside) throws IOException;

    /** Makes an area in a store that lacks it; what is there stays. */
    void prepare(CopyStore store, KeptObject.Area area) throws IOException;
}
