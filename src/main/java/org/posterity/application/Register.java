package org.posterity.application;

import java.util.List;
import java.util.Map;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.page.FactSheet;
import org.posterity.rights.ProcessingRegister;
import org.posterity.storage.DamagedPackage;

/** Writes the record of processing activities. */
public final class Register {
    private final Premises premises;

    public Register(Premises premises) {
        this.premises = premises;
    }

    /**
     * The record.
     *
     * @param isWhole whether everything that is or ought to be stored could be read; what could not has been reported
     */
    public record Drawn(FactSheet sheet, boolean isWhole) {}

    public Drawn run() {
        if (!Archive.isThere(premises.archive())) {
            premises.notices()
                    .say("there is no archive at " + premises.archive() + "; this is the record of an empty one.");
        }
        try (Archive archive = premises.open()) {
            Settings settings = premises.settings();
            ProcessingRegister register = new ProcessingRegister(
                    archive.storage(),
                    archive.keptAgreements(),
                    archive.journal(),
                    settings::text,
                    Wiring.selectionPolicy(settings),
                    Machine.clock());
            FactSheet sheet = register.sheet();
            boolean lacks = premises.notices().tell(archive.findings());
            for (Map.Entry<PackageId, String> unread : register.unread().entrySet()) {
                if (archive.findings(unread.getKey()).isEmpty()) {
                    lacks |= premises.notices()
                            .tell(List.of(new Finding(
                                    DamagedPackage.CODE,
                                    unread.getKey().value(),
                                    unread.getValue() + " " + DamagedPackage.REMEDY)));
                }
            }
            return new Drawn(sheet, !lacks);
        }
    }
}
