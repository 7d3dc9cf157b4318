/** The command line, the settings, and the plain wiring of all stages. */
package org.posterity.application;
