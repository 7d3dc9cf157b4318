package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.posterity.model.PackageId;

/** Inputs that are to be returned or destroyed. A deadline makes a line here and nothing else. */
final class DueInputs {
    private DueInputs() {}

    /** @param safe whether a package is safe; what is held in too few copies has no deadline yet */
    static Stream<DueItem> of(Collection<RememberedInput> inputs, Settings settings, Predicate<PackageId> safe) {
        return inputs.stream()
                .filter(input -> input.state().isOpen())
                .filter(input ->
                        input.path().map(path -> Files.exists(Path.of(path))).orElse(true))
                .filter(input -> input.state() != InputState.HELD
                        || input.aip().filter(safe).isPresent())
                .map(input -> DueItem.of(
                        DueKind.INPUT_TO_CLEAR,
                        Optional.of(input.deadline(settings)),
                        input.submission(),
                        "Its input is still where it was handed in: "
                                + (input.state() == InputState.HELD
                                        ? "safely held"
                                        : input.state().words()) + ".",
                        "See what is held of it and return or destroy it: posterity dispose " + input.submission()
                                + "."));
    }
}
