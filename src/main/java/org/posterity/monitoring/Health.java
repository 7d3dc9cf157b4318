package org.posterity.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * How a watch was when it was last looked at.
 *
 * @param at when that was
 */
public record Health(Instant at, List<Check> checks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Health {
        checks = List.copyOf(checks);
    }

    /** The worst state of all checks. */
    public Check.State state() {
        return checks.stream().map(Check::state).max(Enum::compareTo).orElse(Check.State.UP);
    }

    /** {@code {"status":"up","at":…,"checks":{"archive":{"status":"up"},…}}}. */
    String json() {
        ObjectNode json = JSON.createObjectNode().put("status", state().id()).put("at", at.toString());
        ObjectNode all = json.putObject("checks");
        for (Check check : checks) {
            ObjectNode one =
                    all.putObject(check.of().id()).put("status", check.state().id());
            if (!check.words().isEmpty()) {
                one.put("words", check.words());
            }
        }
        return json.toPrettyString() + "\n";
    }
}
