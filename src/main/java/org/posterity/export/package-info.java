/**
 * Third stage: recognises platform and layout of an export, has its account admitted, reads its posts, counts everything
 * else, and matches files to posts.
 */
package org.posterity.export;
