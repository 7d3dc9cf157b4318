/**
 * Fifth stage: applies the institution's selection policy and the donor's consent to everything that will be written, the
 * stricter of both; other people are replaced by pseudonyms. It is the last stage before packaging.
 */
package org.posterity.privacy;
