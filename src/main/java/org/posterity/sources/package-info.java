/** What sources share: they land what arrives beside the inbox, check it, and give it its place in the inbox. They decide nothing. */
package org.posterity.sources;
