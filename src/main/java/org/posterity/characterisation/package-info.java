/** Fourth stage: identifies each received file by its head and its index, with the same result on every host. */
package org.posterity.characterisation;
