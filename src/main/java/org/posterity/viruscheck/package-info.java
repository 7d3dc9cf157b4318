/** An optional step after intake: has a scanner look at every file before anything else reads it. */
package org.posterity.viruscheck;
