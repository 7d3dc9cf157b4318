/** The stages as routes call them, one after another; the only place that knows Camel. */
package org.posterity.routing;
