/** What a person reads: reports, pages of posts, copies, forms; and the stills in them. Views here, templates in {@code src/main/jte}; drawn from plain facts. */
package org.posterity.page;
