/** Last stage: hands out copies, and checks consent once more before it does. */
package org.posterity.access;
