package org.posterity.routing;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.posterity.model.Outcome;

/**
 * A stage's door as a route calls it: the body is the product before and the product after, and the header {@code outcome}
 * names what happened: {@code passed}, {@code rejected} or {@code already-held}.
 */
final class Stage<I, O> implements Processor {
    static final String OUTCOME = "outcome";

    private final Class<I> takes;
    private final Function<I, Outcome<O>> door;

    Stage(Class<I> takes, Function<I, Outcome<O>> door) {
        this.takes = takes;
        this.door = door;
    }

    /** A stage that always passes its product on. */
    static <I, O> Stage<I, O> sure(Class<I> takes, Function<I, O> door) {
        return new Stage<>(takes, door.andThen(Outcome::passed));
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Outcome<O> outcome = door.apply(takes.cast(HandedOn.in(exchange)));
        HandedOn.letGo(body);
        exchange.getMessage().setBody(outcome.match(HandedOn::new, rejection -> (Object) rejection, held -> held));
        exchange.getMessage()
                .setHeader(OUTCOME, outcome.match(passed -> "passed", rejection -> "rejected", held -> "already-held"));
    }

    /** The same, and then something the routing layer does with the exchange. */
    Processor andThen(Consumer<Exchange> then) {
        return exchange -> {
            process(exchange);
            then.accept(exchange);
        };
    }
}
