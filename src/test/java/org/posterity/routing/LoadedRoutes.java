package org.posterity.routing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.StepDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.WhenDefinition;

/** The graph of the routes as a {@link CamelContext} holds them after loading; it is walked, nothing is sent. */
final class LoadedRoutes {
    private static final String ANY = "*";

    private final Map<String, RouteDefinition> byAddress = new LinkedHashMap<>();

    LoadedRoutes(DefaultCamelContext camel) {
        camel.getRouteDefinitions()
                .forEach(route -> byAddress.put(said(route.getInput().getEndpointUri(), route), route));
    }

    /** What a word of a route means where the route was made of a template. */
    private static String said(String word, RouteDefinition route) {
        String said = word;
        if (route.getTemplateParameters() != null) {
            for (Map.Entry<String, Object> parameter :
                    route.getTemplateParameters().entrySet()) {
                said = said.replace("{{" + parameter.getKey() + "}}", String.valueOf(parameter.getValue()));
            }
        }
        return said;
    }

    Set<String> addresses() {
        return byAddress.keySet();
    }

    /** Where submissions come from outside: everything that is not called by another route. */
    List<String> sources() {
        return byAddress.keySet().stream()
                .filter(address -> !address.startsWith("direct:"))
                .toList();
    }

    /** Every address that some route, or what it does about exceptions, sends to. */
    Set<String> targets() {
        Set<String> targets = new TreeSet<>();
        byAddress.values().forEach(route -> targets(route.getOutputs(), route, targets));
        return targets;
    }

    private static void targets(List<ProcessorDefinition<?>> steps, RouteDefinition route, Set<String> targets) {
        for (ProcessorDefinition<?> step : steps) {
            if (step instanceof ToDefinition to) {
                targets.add(said(to.getUri(), route));
            }
            targets(step.getOutputs(), route, targets);
        }
    }

    /**
     * The beans that may be called when something enters at an address.
     *
     * @param answers beans whose outcome is fixed: only branches on it are followed after them. A bean whose outcome is empty
     *     lets nothing past it
     */
    Set<String> beansFrom(String address, Map<String, String> answers) {
        Set<String> called = new TreeSet<>();
        walk(address, answers, called, new HashSet<>());
        return called;
    }

    private void walk(String address, Map<String, String> answers, Set<String> called, Set<String> seen) {
        if (seen.add(address) && byAddress.containsKey(address)) {
            steps(byAddress.get(address).getOutputs(), byAddress.get(address), ANY, answers, called, seen);
        }
    }

    /** Walks steps in their order; answers the outcome after the last, or nothing where no way leads past them. */
    private Optional<String> steps(
            List<ProcessorDefinition<?>> steps,
            RouteDefinition route,
            String before,
            Map<String, String> answers,
            Set<String> called,
            Set<String> seen) {
        String outcome = before;
        for (ProcessorDefinition<?> step : steps) {
            if (step instanceof BeanDefinition bean) {
                String name = said(bean.getRef(), route);
                called.add(name);
                outcome = answers.getOrDefault(name, ANY);
                if (outcome.isEmpty()) {
                    return Optional.empty();
                }
            } else if (step instanceof ToDefinition to) {
                walk(said(to.getUri(), route), answers, called, seen);
                outcome = ANY;
            } else if (step instanceof ChoiceDefinition choice) {
                for (WhenDefinition when : choice.getWhenClauses()) {
                    if (outcome.equals(ANY) || condition(when).equals("${header.outcome} == '" + outcome + "'")) {
                        steps(when.getOutputs(), route, outcome, answers, called, seen);
                    }
                }
            } else if (step instanceof StepDefinition) {
                Optional<String> after = steps(step.getOutputs(), route, outcome, answers, called, seen);
                if (after.isEmpty()) {
                    return after;
                }
                outcome = after.get();
            } else if (step instanceof SplitDefinition || step instanceof OnExceptionDefinition) {
                steps(step.getOutputs(), route, ANY, answers, called, seen);
            } else {
                throw new AssertionError("A step whose targets are not known: " + step.getShortName());
            }
        }
        return Optional.of(outcome);
    }

    private static String condition(WhenDefinition when) {
        return when.getExpression().getExpression();
    }
}
