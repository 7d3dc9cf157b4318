package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.posterity.application.HeldPackage;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingJson;
import org.posterity.holdings.Reconciliation;
import org.posterity.model.Finding;
import org.posterity.replication.CopyCount;
import org.posterity.storage.DamagedPackage;

/**
 * A package and its problems, as {@code list} and {@code show} print them for programs; or a place in storage that is no
 * package.
 */
final class PackageState {
    private PackageState() {}

    /** One line of JSON. */
    static String json(HeldPackage held, Optional<CopyCount> copies) {
        ObjectNode line = json(held.aip().value(), held.holding(), held.findings(), held.withdrawn());
        copies.ifPresent(count -> {
            count.stores().forEach(line.putArray("copies")::add);
            line.put("places", count.places()).put("media", count.media()).put("safe", count.isSafe());
        });
        return line.toString();
    }

    /** The same for a place that is no known package. */
    static String json(Finding finding) {
        return json(finding.where(), Optional.empty(), List.of(finding), false).toString();
    }

    private static ObjectNode json(String where, Optional<Holding> holding, List<Finding> findings, boolean withdrawn) {
        ObjectNode line = holding.map(HoldingJson::object).orElseGet(JsonNodeFactory.instance::objectNode);
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
        return line;
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
