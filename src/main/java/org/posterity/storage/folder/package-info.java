/** Copies in a folder: another disk, or a network share. */
package org.posterity.storage.folder;
