package org.posterity.page;

import java.util.List;

/**
 * A letter to print and sign.
 *
 * @param language its code, for the reader's voice and the print's hyphens
 * @param sender the institution, and its contact, a line each
 * @param addressees people, each with their contact
 * @param date as written in the letter's language
 * @param answers what can be ticked
 * @param signature what stands under the line to sign on
 */
public record Letter(
        String language,
        List<String> sender,
        List<String> addressees,
        String date,
        String subject,
        List<String> paragraphs,
        List<String> answers,
        String signature) {

    public Letter {
        sender = List.copyOf(sender);
        addressees = List.copyOf(addressees);
        paragraphs = List.copyOf(paragraphs);
        answers = List.copyOf(answers);
    }
}
