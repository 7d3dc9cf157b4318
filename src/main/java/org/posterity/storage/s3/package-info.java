/** Copies in a bucket, at Amazon or at any server that speaks S3. The only place that knows the AWS SDK. */
package org.posterity.storage.s3;
