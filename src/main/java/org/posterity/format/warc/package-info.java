/**
 * WARC/1.1 (ISO 28500:2017) as Posterity writes it, with its CDXJ index and its list of pages, and validators for
 * anyone's. The jwarc library is known in this package only.
 */
package org.posterity.format.warc;
