package org.posterity.routing;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.spi.CamelEvent.StepEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ExchangeHelper;
import org.posterity.application.StageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what the engine says of steps: the bean of a stage is the step {@code stage-NAME}. */
final class StageEvents extends EventNotifierSupport {
    private static final Logger LOG = LoggerFactory.getLogger(StageEvents.class);
    /** The name of the stage that failed last. */
    static final String FAILED = "failed";

    private static final String STEP = "stage-";
    private static final String BEGAN = "began-";

    private final StageListener listener;

    StageEvents(StageListener listener) {
        this.listener = listener;
        setIgnoreCamelContextInitEvents(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof StepEvent || event instanceof ExchangeRedeliveryEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        try {
            if (event instanceof StepEvent step) {
                step(step);
            } else if (event instanceof ExchangeRedeliveryEvent again) {
                String stage = Optional.ofNullable(ExchangeHelper.getAtRouteId(again.getExchange()))
                        .orElse("unknown");
                LOG.info("Stage {} failed for the moment; attempt {} follows", stage, again.getAttempt() + 1);
                listener.triedAgain(stage, again.getAttempt());
            }
        } catch (RuntimeException e) {
            LOG.warn("A listener to stages failed: {}", e.getClass().getSimpleName());
        }
    }

    private void step(StepEvent event) {
        Exchange exchange = event.getExchange();
        String key = BEGAN + event.getStepId();
        if (event.getType() == CamelEvent.Type.StepStarted) {
            exchange.setProperty(key, event.getTimestamp());
            return;
        }
        long ended = event.getTimestamp();
        Duration took = Duration.ofMillis(Math.max(0, ended - exchange.getProperty(key, ended, Long.class)));
        String stage = name(event.getStepId());
        // by now a failure may be handled
        boolean failed = event.getType() == CamelEvent.Type.StepFailed || stage.equals(exchange.getProperty(FAILED));
        String end = exchange.getMessage().getHeader(Stage.OUTCOME, "passed", String.class);
        listener.done(stage, failed ? "failed" : end, took);
    }

    /** The engine puts a number before an identifier that a template gives. */
    private static String name(String step) {
        int at = step.indexOf(STEP);
        return at < 0 ? step : step.substring(at + STEP.length());
    }
}
