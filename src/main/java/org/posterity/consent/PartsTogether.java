package org.posterity.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.posterity.page.DonorPage.Facts;
import org.posterity.page.DonorPage.Section;
import org.posterity.page.DonorPage.Words;
import org.posterity.page.Fact;

/** Tells a donor of several grants that a package is shown and closed as one, by the strictest of them. */
final class PartsTogether {
    private final DonorTexts texts;

    PartsTogether(DonorTexts texts) {
        this.texts = texts;
    }

    /** Nothing where there is one grant alone. */
    List<Section> of(ConsentTerms terms, LocalDate today) {
        if (terms.grants().size() < 2) {
            return List.of();
        }
        ConsentTerms whole = terms.only(counting(terms, today));
        List<Fact> facts = new ArrayList<>();
        if (!whole.purposes().isEmpty()) {
            facts.add(new Fact(
                    texts.say("receipt.together.purposes"),
                    whole.purposes().stream()
                            .map(id -> texts.word("purpose", id))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Fact(
                texts.say("receipt.together.access"),
                texts.word("access", whole.access().id())));
        facts.add(new Fact(
                texts.say("receipt.together.until"),
                whole.until()
                        .map(last -> texts.say("receipt.together.after", texts.day(last)))
                        .orElseGet(() -> texts.say("receipt.together.never"))));
        return List.of(new Section(
                texts.say("receipt.together"),
                List.of(
                        new Words(texts.say("receipt.together.words")),
                        new Words(texts.say("receipt.together.today", texts.day(today))),
                        new Facts(facts))));
    }

    /** The grants in force; before any has begun, and after the last has ended, all. */
    private static List<Grant> counting(ConsentTerms terms, LocalDate today) {
        List<Grant> inForce = terms.inForceOn(today);
        return inForce.isEmpty() ? terms.grants() : inForce;
    }
}
