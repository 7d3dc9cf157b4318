/**
 * What stands in free text and must not be kept: names of other people, contact data, keys in links; and by what a text
 * could still be found or a name be seen in it. Knows texts only, no export and no table.
 */
package org.posterity.privacy.text;
