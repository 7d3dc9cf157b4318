/** Fourth stage: says what each handed-over file is, from its head and its index, the same on every host. */
package org.posterity.characterisation;
