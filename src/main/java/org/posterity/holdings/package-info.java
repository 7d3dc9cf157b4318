/** Eighth stage: makes what is stored findable. An index: it can be thrown away and rebuilt from storage at any time. */
package org.posterity.holdings;
