package org.posterity.packaging.ground;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.Category;

/** What the package's own terms and ledgers permit. Where one of them is missing, nothing that needs it is permitted. */
final class Permissions {
    private static final List<Category> SHOWN =
            List.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    private final Optional<ConsentTerms> terms;
    private final Map<Category, Decision> decisions;
    private final SectionAccount sections;
    private final Set<String> keptFiles;

    /** @param keptFiles digests of the files that were handed over and are kept: as they came, or as they were screened, and of renditions */
    Permissions(
            Optional<ConsentTerms> terms,
            Map<Category, Decision> decisions,
            SectionAccount sections,
            Set<String> keptFiles) {
        this.terms = terms;
        this.decisions = decisions.isEmpty() ? Map.of() : new EnumMap<>(decisions);
        this.sections = sections;
        this.keptFiles = keptFiles;
    }

    Optional<ConsentTerms> terms() {
        return terms;
    }

    SectionAccount sections() {
        return sections;
    }

    /** Whether a file of this digest was handed over, or made of one, and is kept. */
    boolean keeps(String digest) {
        return keptFiles.contains(digest);
    }

    /** @param field the name of the field, where the ground is one of fields */
    Verdict judge(Ground ground, Subject subject, String field) {
        if (ground.rests().isEmpty()) {
            return new Verdict.ByStandard(ground.name());
        }
        Ground.Rests rests = ground.rests().get();
        return switch (rests.basis()) {
            case CATEGORY -> kept(rests.category().orElseThrow());
            case POST -> post(subject);
            case SHOWN -> shown();
            case FILE -> file(subject);
            case SECTION -> section(subject);
            case COUNTED -> counted(subject);
            case POST_FIELD -> post(subject);
            case PROFILE_FIELD -> kept(Category.PROFILE);
        };
    }

    private Verdict kept(Category category) {
        Decision decision = decisions.get(category);
        if (terms.isEmpty() || decision == null) {
            return unexplained("The package does not say what was agreed and decided on the category " + category.id());
        }
        if (!terms.get().covers(category)) {
            return unexplained("The terms of consent do not name the category " + category.id());
        }
        return decision.kept()
                ? new Verdict.ByConsent(decision)
                : unexplained("By selection.json nothing of the category " + category.id() + " is kept here");
    }

    /** As the screen decides: what was deleted needs that category, and if it was not public, that one too. */
    private Verdict post(Subject subject) {
        if (subject.visibility().isEmpty()) {
            return unexplained("Nothing before it says who could see the post that it is of");
        }
        boolean open = subject.visibility().get().treatedAsPublic();
        Verdict audience = kept(open ? Category.POSTS : Category.NON_PUBLIC_POSTS);
        if (!subject.deleted()) {
            return audience;
        }
        Verdict deleted = kept(Category.DELETED_POSTS);
        return deleted.isExplained() && !open ? audience : deleted;
    }

    private Verdict shown() {
        return SHOWN.stream()
                .map(this::kept)
                .filter(Verdict::isExplained)
                .findFirst()
                .orElseGet(() -> unexplained("Neither posts nor media are kept by terms and selection.json"));
    }

    private Verdict file(Subject subject) {
        Verdict media = kept(Category.MEDIA);
        return !media.isExplained() || keeps(subject.digest())
                ? media
                : unexplained("By its digest, this is none of the files that characterisation.jsonl lists as kept");
    }

    private Verdict section(Subject subject) {
        return sections.category(subject.section())
                .map(this::kept)
                .orElseGet(() -> unexplained("The item is of a path of which, by accounting.json, nothing is kept"));
    }

    private Verdict counted(Subject subject) {
        Optional<Decision> decision = subject.category().map(decisions::get);
        return decision.filter(Decision::counted)
                .filter(it ->
                        terms.filter(agreed -> agreed.covers(it.category())).isPresent())
                .<Verdict>map(Verdict.ByConsent::new)
                .orElseGet(() -> unexplained("By terms and selection.json items of this category are not counted"));
    }

    private static Verdict unexplained(String why) {
        return new Verdict.Unexplained(why + ".");
    }
}
