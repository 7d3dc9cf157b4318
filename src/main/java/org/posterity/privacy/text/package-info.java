/**
 * Finds in free text what must not be kept: names of other people, contact data, keys in links. Also estimates whether a
 * text could still be found by searching, or names somebody. Knows texts only, not exports or policies.
 */
package org.posterity.privacy.text;
