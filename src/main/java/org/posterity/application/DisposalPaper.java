package org.posterity.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.posterity.model.PackageId;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet;

/** The certificate that an input was destroyed, or the slip that goes with one that is returned. */
final class DisposalPaper {
    private DisposalPaper() {}

    static FactSheet of(
            DisposalPlan plan, InputState state, List<RememberedInput> parts, int destroyed, int left, boolean named) {
        boolean certificate = state == InputState.DESTROYED;
        List<Fact> input = new ArrayList<>();
        if (named) {
            input.add(
                    new Fact("Handed in as", String.valueOf(Path.of(plan.root()).getFileName())));
        }
        input.add(new Fact(
                "Submission",
                parts.stream().map(part -> part.submission().value()).collect(Collectors.joining(", "))));
        String packages = parts.stream()
                .flatMap(part -> part.aip().stream())
                .distinct()
                .map(PackageId::shortForm)
                .collect(Collectors.joining(", "));
        input.add(new Fact("Held in package", packages.isEmpty() ? "It was not taken in." : packages));
        if (!plan.copies().isEmpty()) {
            input.add(new Fact("Copies on that day", plan.copies()));
        }
        List<Fact> done = new ArrayList<>();
        if (certificate) {
            done.add(new Fact("Files destroyed", Integer.toString(destroyed)));
            done.add(new Fact(
                    "Bytes destroyed or to be destroyed",
                    Long.toString(plan.items().stream()
                            .mapToLong(DisposalPlan.Item::size)
                            .sum())));
            done.add(new Fact(
                    "How",
                    "Each file was read once more and deleted because its sha256 was the one that was agreed on. "
                            + "Backups of the disk are not part of this."));
            done.add(new Fact("Files or members the archive does not hold in full", Integer.toString(plan.notHeld())));
        }
        done.add(new Fact(certificate ? "Files left" : "Files returned", Integer.toString(left)));
        done.add(new Fact("Decided by", plan.by()));
        if (!certificate) {
            done.add(new Fact("Received by (name, date, signature)", "\u2026"));
        }
        return new FactSheet(
                certificate ? "Certificate of destruction" : "Return slip",
                "For the institution's files",
                certificate
                        ? "An input was destroyed after its deadline."
                        : "An input is given back. Nothing was deleted by the program.",
                List.of(),
                plan.at(),
                List.of(new FactSheet.Section("The input", input), new FactSheet.Section("What was done", done)));
    }
}
