/** What can be asked of an archive, the settings, and the plain wiring of all stages. It knows no door. */
package org.posterity.application;
