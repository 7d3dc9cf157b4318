/** The vocabulary of the house: identifiers, digests, outcomes, events. JDK only, no input or output; every ring may use it. */
package org.posterity.model;
