package org.posterity.access;

/**
 * What a copy for readers is asked for.
 *
 * @param purpose a purpose of consent records
 * @param recipient who gets it: an office or a case, no person
 */
public record Use(String purpose, String recipient) {}
