package org.posterity.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.impl.health.ContextHealthCheck;
import org.apache.camel.impl.health.RoutesHealthCheckRepository;
import org.posterity.monitoring.Check;
import org.posterity.monitoring.Check.Subject;

/**
 * What a watch needs, as checks in Camel's registry, beside Camel's own of the context and of every route. Camel's checks of consumers
 * are left out: what a source met at its last look is recorded, and is a check of the watch.
 */
final class WatchHealth {
    private final CamelContext camel;

    private WatchHealth(CamelContext camel) {
        this.camel = camel;
    }

    /** @param needs a look at each thing; it gives what is wrong, or nothing */
    static WatchHealth in(CamelContext camel, Map<Subject, Supplier<String>> needs) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        registry.register(new ContextHealthCheck());
        registry.register(new RoutesHealthCheckRepository());
        needs.forEach((of, look) -> registry.register(new Need(of, look)));
        return new WatchHealth(camel);
    }

    /** All checks, one after the other. Camel's messages and details may hold anything, so that none of them goes out. */
    List<Check> look() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(camel, "full");
        List<Check> checks = new ArrayList<>();
        List<String> stopped = new ArrayList<>();
        for (HealthCheck.Result result : results) {
            boolean isUp = result.getState() == HealthCheck.State.UP;
            if (result.getCheck() instanceof Need need) {
                checks.add(
                        isUp
                                ? Check.up(need.of)
                                : need.wrong(result.getMessage().orElse("")));
            } else if (!isUp) {
                stopped.add(result.getCheck().getId());
            }
        }
        checks.add(
                stopped.isEmpty()
                        ? Check.up(Subject.ROUTES)
                        : new Check(
                                Subject.ROUTES, Check.State.DOWN, "Not running: " + String.join(", ", stopped) + "."));
        return checks;
    }

    /** One thing that a watch needs. */
    private static final class Need extends AbstractHealthCheck {
        private final Subject of;
        private final Supplier<String> look;

        Need(Subject of, Supplier<String> look) {
            super("posterity", of.id());
            this.of = of;
            this.look = look;
        }

        /** Without it, no donation can be taken in. */
        @Override
        public boolean isReadiness() {
            return of.isNeededForIntake();
        }

        Check wrong(String words) {
            return new Check(of, isReadiness() ? Check.State.DOWN : Check.State.DEGRADED, words);
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            String wrong;
            try {
                wrong = look.get();
            } catch (RuntimeException e) {
                wrong = "It cannot be looked at (" + e.getClass().getSimpleName() + ").";
            }
            builder.message(wrong).state(wrong.isEmpty() ? State.UP : State.DOWN);
        }
    }
}
