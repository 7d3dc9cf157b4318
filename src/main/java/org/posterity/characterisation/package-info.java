/**
 * Fourth stage: says what each file is, from its own bytes. The libraries are called with explicit parsers, so that a
 * file has the same description on every host, whatever programs are installed there.
 */
package org.posterity.characterisation;
