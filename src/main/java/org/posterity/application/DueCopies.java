package org.posterity.application;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.PackageId;
import org.posterity.storage.CopyHistory;

/** Copies in stores where the terms of consent no longer allow them. Nothing new goes there; what is there waits for a person. */
final class DueCopies {
    private DueCopies() {}

    static Stream<DueItem> of(Map<PackageId, CopyHistory> copies) {
        return copies.entrySet().stream()
                .flatMap(entry -> entry.getValue().stores().entrySet().stream()
                        .filter(store -> store.getValue().disallowed())
                        .map(store -> DueItem.of(
                                DueKind.COPY_NOT_ALLOWED,
                                Optional.empty(),
                                entry.getKey(),
                                "The terms of consent no longer allow its copy in store " + store.getKey() + ".",
                                "Have it removed there, and keep the proof; Posterity deletes nothing in stores.")));
    }
}
