package org.posterity.privacy;

import java.util.Map;

/** The reasons of the rules built into the program, one sentence each. */
final class RuleReasons {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("personal-field", "Contact data, devices, payments, birth date and the like are never kept."),
            Map.entry("unknown-field", "This version does not know the field, and unknown fields are not kept."),
            Map.entry("unexpected-shape", "The field does not have its known form."),
            Map.entry("no-value", "The field is empty, or contains nothing that could be kept."),
            Map.entry(
                    "heading",
                    "A heading of the export, or an empty section; its content is accounted for line by line."),
            Map.entry("no-category", "The section belongs to no category of consent."),
            Map.entry("accepted-structure", "Structure unknown to this version, which the curator has accepted."),
            Map.entry("not-kept-by-this-version", "Allowed, but not supported by this version of Posterity yet."),
            Map.entry("third-party", "Names of other people are replaced by pseudonyms."),
            Map.entry("signed-query", "The query of a link is an access key to the platform and is removed."),
            Map.entry("link-token", "In a link whose path is a key, the token, password or invitation is masked."),
            Map.entry(
                    "half-character",
                    "Where the platform cut a text inside a character, the remaining half " + "cannot be stored."),
            Map.entry("e-mail-address", "The selection policy masks e-mail addresses in texts."),
            Map.entry("bank-account", "The selection policy masks bank account numbers in texts."),
            Map.entry("phone-number", "The selection policy masks phone numbers in texts."),
            Map.entry("postal-address", "The selection policy masks postal addresses in texts."));

    private RuleReasons() {}

    /** Empty for an unknown rule. */
    static String of(String rule) {
        return REASONS.getOrDefault(rule, "");
    }
}
