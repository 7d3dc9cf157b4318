package org.posterity.packaging;

import java.util.HashSet;
import java.util.Set;
import org.posterity.model.PortableName;
import org.posterity.record.RecordKind;

/** Portable names for files that stand side by side; no two differ in case alone. */
final class DistinctNames {
    /** Room is left for a number that tells twins apart, and for the endings of what stands beside it. */
    private static final int MOST_BYTES = PortableName.MOST_BYTES
            - RecordKind.RENDITION_METADATA.ending("-1000000").length();

    private final Set<String> taken = new HashSet<>();

    DistinctNames(String... reserved) {
        for (String name : reserved) {
            taken.add(PortableName.folded(name));
        }
    }

    String of(String original) {
        String portable = PortableName.of(original, MOST_BYTES);
        String extension = PortableName.extensionOf(portable);
        String stem = portable.substring(0, portable.length() - extension.length());
        String name = portable;
        for (int number = 2; !taken.add(PortableName.folded(name)); number++) {
            name = stem + "-" + number + extension;
        }
        return name;
    }
}
