/** The use cases of an archive, its settings, and the wiring of all stages. It knows nothing of the command line or of routes. */
package org.posterity.application;
