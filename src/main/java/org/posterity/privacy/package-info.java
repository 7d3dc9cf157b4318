/**
 * Fifth stage: applies the stricter of the institution's selection policy and the donor's consent to everything that will be
 * written, and replaces other people by pseudonyms. It is the last stage before packaging.
 */
package org.posterity.privacy;
