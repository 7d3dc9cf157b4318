package org.posterity.characterisation;

import java.util.List;
import java.util.Optional;

/**
 * A box of an ISO base media file (ISO/IEC 14496-12 §4.2): its type, where in the file its body begins and ends, and
 * the boxes in it.
 */
record Box(String type, long body, long end, List<Box> children) {

    /** The first box at a path of types below this one. */
    Optional<Box> at(String... path) {
        Optional<Box> box = Optional.of(this);
        for (String step : path) {
            box = box.flatMap(parent -> parent.children().stream()
                    .filter(child -> child.type().equals(step))
                    .findFirst());
        }
        return box;
    }

    long bodyLength() {
        return end - body;
    }
}
