package org.posterity.export;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The account's profile as the export holds it, not yet screened. */
public record Profile(String where, ObjectNode object) {}
