/**
 * Third stage: recognises the platform and layout of an export, has its account admitted, reads its posts, counts all the
 * rest, and matches the handed-over files to the posts.
 */
package org.posterity.export;
