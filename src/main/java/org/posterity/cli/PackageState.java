package org.posterity.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingJson;
import org.posterity.holdings.Reconciliation;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.DamagedPackage;

/** A package with what is wrong with it, as {@code list} and {@code show} tell programs; or a place in storage that is no package. */
final class PackageState {
    private PackageState() {}

    /**
     * One line of JSON.
     *
     * @param where the package's identifier, or a place in the archive
     * @param holding what is known of the package, where anything is
     */
    static String json(String where, Optional<Holding> holding, List<Finding> findings, boolean withdrawn) {
        ObjectNode line = holding.map(PackageState::facts).orElseGet(Output.JSON::createObjectNode);
        String state = state(findings);
        if (!line.has("aip")) {
            line.put(state.equals(Reconciliation.FOREIGN) ? "folder" : "aip", where);
        }
        line.put("state", state);
        if (withdrawn) {
            line.put("withdrawn", true);
        }
        if (!findings.isEmpty()) {
            ArrayNode problems = line.putArray("problems");
            findings.forEach(
                    finding -> problems.addObject().put("code", finding.code()).put("what", finding.what()));
        }
        return line.toString();
    }

    /** A finding in one line: which package or place, what is wrong, and what to do. */
    static String words(Finding finding) {
        return Output.visible(name(finding) + "  " + what(finding));
    }

    /** A finding of a package that was named before. */
    static String what(Finding finding) {
        return Output.visible(finding.code().replace('-', ' ') + ": " + finding.what());
    }

    private static String name(Finding finding) {
        return finding.code().equals(Reconciliation.FOREIGN)
                ? finding.where()
                : new PackageId(finding.where()).shortForm();
    }

    private static ObjectNode facts(Holding holding) {
        try {
            return (ObjectNode) Output.JSON.readTree(HoldingJson.write(holding));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A holding is no JSON.");
        }
    }

    private static String state(List<Finding> findings) {
        List<String> codes = findings.stream().map(Finding::code).toList();
        if (codes.contains(Reconciliation.MISSING)) {
            return "missing";
        }
        if (codes.contains(Reconciliation.FOREIGN)) {
            return Reconciliation.FOREIGN;
        }
        return codes.contains(DamagedPackage.CODE) ? "damaged" : "held";
    }
}
