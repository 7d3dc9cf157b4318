/** Buckets on S3, at Amazon or elsewhere, as sources. */
package org.posterity.sources.s3;
