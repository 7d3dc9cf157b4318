package org.posterity.model;

/** Who or what acted (PREMIS 3, agent): {@code kind} is {@code software}, {@code organization} or {@code person}. */
public record Agent(String id, String name, String kind, String version) {}
