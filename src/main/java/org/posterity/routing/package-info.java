/** The thin layer between the routes and the stages' doors; the only place that knows Camel. */
package org.posterity.routing;
