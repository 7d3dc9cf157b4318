package org.posterity.routing;

import org.apache.camel.Exchange;

/**
 * A product on its way to the next stage. Camel keeps what a step began with, for another try, until all that comes after it is
 * done; a product that the next stage has taken is let go of here, or each would stay in memory to the end.
 */
final class HandedOn {
    private Object product;

    HandedOn(Object product) {
        this.product = product;
    }

    /** What the exchange carries: a product, or whatever else. */
    static Object in(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof HandedOn handed ? handed.product : body;
    }

    /** The next stage has made its own of it. */
    static void letGo(Object body) {
        if (body instanceof HandedOn handed) {
            handed.product = null;
        }
    }
}
