package org.posterity.privacy;

import java.util.Map;

/** Why the rules take something out that stand in the program and in no table, in a sentence each. */
final class RuleReasons {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("personal-field", "Contact data, devices, payments, birth date and the like are never kept."),
            Map.entry("unknown-field", "The field is new to this version, and what nobody knows is not kept."),
            Map.entry("unexpected-shape", "The field does not have the form it is known to have."),
            Map.entry("no-value", "The field is empty, or holds nothing that could be kept."),
            Map.entry(
                    "heading",
                    "A heading of the export, or an empty section; what lies below it is accounted for line by line."),
            Map.entry("no-category", "The section belongs to no category that consent could name."),
            Map.entry(
                    "accepted-structure", "Structure that is new to this version; the archive's curator has seen it."),
            Map.entry("not-kept-by-this-version", "Allowed, but this version of Posterity does not keep it yet."),
            Map.entry("third-party", "Other people do not keep their names: a pseudonym stands in their place."),
            Map.entry("signed-query", "The query of a link is a key to the platform and is cut off."),
            Map.entry("link-token", "A link whose path is a key: a token, a password or an invitation is masked."),
            Map.entry("half-character", "Half a character, where the platform cut a text, cannot be written down."),
            Map.entry("e-mail-address", "The selection policy has e-mail addresses in texts masked."),
            Map.entry("bank-account", "The selection policy has numbers of bank accounts in texts masked."),
            Map.entry("phone-number", "The selection policy has phone numbers in texts masked."),
            Map.entry("postal-address", "The selection policy has postal addresses in texts masked."));

    private RuleReasons() {}

    /** Empty for a rule that is not known. */
    static String of(String rule) {
        return REASONS.getOrDefault(rule, "");
    }
}
