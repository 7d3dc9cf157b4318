/** The program: its doors joined with the way that submissions go. */
package org.posterity;
