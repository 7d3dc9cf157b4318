/** RO-Crate 1.2: the package in terms of schema.org, so that people and programs can find their way in it. */
package org.posterity.format.rocrate;
