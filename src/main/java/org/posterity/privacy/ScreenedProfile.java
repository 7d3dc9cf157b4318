package org.posterity.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.posterity.privacy.text.Redaction;

/** The account's profile with what may be kept of it. */
public record ScreenedProfile(String where, ObjectNode object, List<Redaction> redactions) {}
