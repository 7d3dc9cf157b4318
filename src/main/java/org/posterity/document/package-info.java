/** Makes the documents of a package from its records alone: the same records give the same bytes. */
package org.posterity.document;
