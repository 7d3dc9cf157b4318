package org.posterity.application;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.posterity.application.Audit.Result;
import org.posterity.application.Audit.Subject;
import org.posterity.model.PackageId;
import org.posterity.page.AuditPage;
import org.posterity.storage.AuditFinding;

/** Gathers what an audit tells, for a page. */
public final class AuditReport {
    private final Map<String, AuditPage.Place> places = new LinkedHashMap<>();
    private final List<AuditPage.Row> damaged = new ArrayList<>();

    /** Takes one thing that was read. */
    public void add(Result result) {
        boolean intact = result.audited().isIntact();
        places.merge(
                result.store(),
                new AuditPage.Place(
                        result.store(),
                        intact ? 1 : 0,
                        intact ? 0 : 1,
                        result.audited().bytes()),
                (a, b) -> new AuditPage.Place(
                        a.name(), a.intact() + b.intact(), a.damaged() + b.damaged(), a.bytes() + b.bytes()));
        for (AuditFinding finding : result.audited().findings()) {
            damaged.add(new AuditPage.Row(
                    result.subject() == Subject.PACKAGE
                            ? new PackageId(result.id()).shortForm()
                            : result.subject().name().toLowerCase(Locale.ROOT) + " " + result.id(),
                    result.store(),
                    finding.kind().id(),
                    finding.where(),
                    finding.what()));
        }
    }

    public AuditPage page() {
        return new AuditPage(
                LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)), List.copyOf(places.values()), damaged);
    }
}
