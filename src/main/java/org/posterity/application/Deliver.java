package org.posterity.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.access.DisseminationRequest.Form;
import org.posterity.access.Use;
import org.posterity.consent.ConsentSchema;

/** Hands out a copy of a package. */
public final class Deliver {
    private final Premises premises;

    public Deliver(Premises premises) {
        this.premises = premises;
    }

    /**
     * A request for a copy.
     *
     * @param name of the package, as people name packages
     * @param purpose what a copy for readers is for; only for {@link Form#FILES}, which needs it
     * @param recipient who gets a copy for readers; likewise
     * @param to the folder to write the copy into
     */
    public record Request(String name, Form form, Optional<String> purpose, Optional<String> recipient, Path to) {}

    /**
     * @return empty if something is wrong with the package, which has been reported by then
     * @throws IllegalArgumentException when a copy for readers lacks a purpose or a recipient, or the purpose is unknown
     */
    public PackageLookup<Optional<Dissemination>> run(Request request) {
        Optional<Use> use = use(request);
        Path folder = premises.outside(request.to(), "--to");
        try (Archive archive = premises.open()) {
            return Locator.find(
                    request.name(),
                    archive,
                    premises,
                    aip -> copy(new DisseminationRequest(aip, request.form(), folder, use), archive));
        }
    }

    private Optional<Use> use(Request request) {
        if (request.form() != Form.FILES) {
            if (request.purpose().isPresent() || request.recipient().isPresent()) {
                throw new IllegalArgumentException(
                        "--purpose and --recipient belong to --as files. An AIP export is whole, whatever its purpose.");
            }
            return Optional.empty();
        }
        List<String> known = ConsentSchema.in(premises.config()).choices("/purposes");
        String purpose = request.purpose().map(String::strip).orElse("");
        if (purpose.isEmpty() || !(known.isEmpty() || known.contains(purpose))) {
            throw new IllegalArgumentException(
                    (purpose.isEmpty() ? "--as files needs --purpose" : "--purpose is unknown") + ". Choose one of: "
                            + String.join(", ", known) + ".");
        }
        String recipient = OneLine.of(
                request.recipient()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--as files needs --recipient: who gets the copy, as an office or a case number.")),
                "--recipient");
        return Optional.of(new Use(purpose, recipient));
    }

    private Optional<Dissemination> copy(DisseminationRequest request, Archive archive) {
        if (premises.notices().tell(archive.findings(request.aip()))) {
            return Optional.empty();
        }
        StageFunctions stages = StageFunctions.ofAccess(archive.access()::deliver);
        try (Pipeline pipeline = premises.way().open(stages, new RunningStages(), Optional.empty())) {
            return Optional.of(pipeline.deliver(request));
        }
    }
}
