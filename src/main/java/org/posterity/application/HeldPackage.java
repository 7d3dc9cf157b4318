package org.posterity.application;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.holdings.Holding;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;

/**
 * A package that exists, or ought to.
 *
 * @param holding what is known of it, if anything
 * @param findings what is wrong with it and with its agreement
 * @param withdrawn whether consent was withdrawn, which closes access
 * @param ended the last day of its consent, if that has passed: somebody has to ask the donor
 */
public record HeldPackage(
        PackageId aip,
        Optional<Holding> holding,
        List<Finding> findings,
        boolean withdrawn,
        Optional<LocalDate> ended) {

    /** One that is looked at file by file. */
    static HeldPackage of(PackageId aip, Archive archive) {
        List<Finding> findings = Stream.concat(archive.findings(aip).stream(), archive.agreementFinding(aip).stream())
                .toList();
        return of(aip, findings, archive);
    }

    /** The same, by what shows without a look at each of its files. */
    static HeldPackage listed(PackageId aip, Archive archive) {
        List<Finding> findings = Stream.concat(
                        archive.seenFindings(aip).stream(), archive.agreementFinding(aip).stream())
                .toList();
        return of(aip, findings, archive);
    }

    private static HeldPackage of(PackageId aip, List<Finding> findings, Archive archive) {
        return named(aip, archive, findings, findings.isEmpty() && archive.isWithdrawn(aip));
    }

    /** One that is only named, without a check of what is wrong with it. */
    static HeldPackage named(PackageId aip, Archive archive) {
        return named(aip, archive, List.of(), false);
    }

    private static HeldPackage named(PackageId aip, Archive archive, List<Finding> findings, boolean withdrawn) {
        LocalDate today = LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC));
        return of(aip, archive.holdings().find(aip), findings, withdrawn, today);
    }

    /** As it stands on a day. */
    public static HeldPackage of(
            PackageId aip, Optional<Holding> holding, List<Finding> findings, boolean withdrawn, LocalDate today) {
        return new HeldPackage(
                aip,
                holding,
                findings,
                withdrawn,
                holding.flatMap(Holding::accessUntil).filter(today::isAfter));
    }
}
