package org.posterity.packaging;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.posterity.model.PortableName;

/** Portable names for files that stand side by side; no two differ in case alone. */
final class MediaNames {
    private final Set<String> taken = new HashSet<>();

    MediaNames(String... reserved) {
        taken.addAll(Set.of(reserved));
    }

    String of(String original) {
        String portable = PortableName.of(original);
        String extension = PortableName.extensionOf(portable);
        String stem = portable.substring(0, portable.length() - extension.length());
        String name = portable;
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = stem + "-" + number + extension;
        }
        return name;
    }
}
