/** The shared vocabulary: identifiers, digests, outcomes, events. JDK only, no input or output; every package may use it. */
package org.posterity.model;
