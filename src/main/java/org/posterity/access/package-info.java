/** Last stage: hands out copies, and checks consent once more at the door. */
package org.posterity.access;
