/**
 * What readers of JSON exports share: places and what is known about them, objects field by field, and the independent
 * count.
 */
package org.posterity.export.json;
