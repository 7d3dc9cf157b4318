/** Legitimate donations, made up by chance from a seed: whatever they look like, they must be archived whole. */
package org.posterity.donations;
