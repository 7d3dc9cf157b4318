/** BagIt 1.0 (RFC 8493) and BagIt Profiles 1.4: write a bag, validate a bag strictly, serialise a bag. Knows nothing of what the payload means. */
package org.posterity.format.bagit;
