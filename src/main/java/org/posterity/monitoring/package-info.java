/** What a monitoring system reads of a running watch, over HTTP on this machine: whether all is well, and figures. */
package org.posterity.monitoring;
