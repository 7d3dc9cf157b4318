package org.posterity.storage;

import org.posterity.model.PackageId;

/** A package or an agreement, as something that has copies. */
public record KeptObject(Area area, PackageId id) {

    /** Where they lie: a folder of the archive, and of every store. */
    public enum Area {
        PACKAGES("storage"),
        AGREEMENTS("agreements");

        private final String folder;

        Area(String folder) {
            this.folder = folder;
        }

        public String folder() {
            return folder;
        }
    }

    public static KeptObject of(PackageId aip) {
        return new KeptObject(Area.PACKAGES, aip);
    }

    /** An agreement, by its identifier. */
    public static KeptObject agreement(String id) {
        return new KeptObject(Area.AGREEMENTS, new PackageId(id));
    }
}
