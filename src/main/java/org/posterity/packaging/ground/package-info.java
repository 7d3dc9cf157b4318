/**
 * Says of every byte of a package which clause or standard permits it. It reads a sealed bag from the outside, as a stranger
 * would: its own terms of consent, its ledgers, its bytes. What nothing permits is unexplained.
 */
package org.posterity.packaging.ground;
