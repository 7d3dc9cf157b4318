package org.posterity.privacy;

/** The account's profile with what may be kept of it. */
public record ScreenedProfile(String where, ScreenedContent content) {}
